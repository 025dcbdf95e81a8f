import type { IncomingMessage, ServerResponse } from "node:http";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  hostDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { traceSampling } from "@/lib/env";
import { version } from "@/lib/version";
import { cleanedAddresses } from "./cleaned-addresses";
import { samplerFor } from "./sampler";

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Tracing {
  /** Records a span for each request that is answered, with Next's own spans below it. */
  readonly traced: (name: string, answer: Answerer) => Answerer;
  /** Sends pending spans. */
  readonly stop: () => Promise<void>;
}

/**
 * Sends traces by OTLP, as the standard OTEL_EXPORTER_OTLP_*, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES specify.
 * `clean` removes the secrets from a URL.
 */
export function startTracing(clean: (address: string) => string): Tracing {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "accedo", "service.version": version.version }))
    .merge(detectResources({ detectors: [hostDetector, envDetector] }));
  const provider = new TracerProvider({
    resource,
    sampler: samplerFor(traceSampling()),
    spanProcessors: [
      cleanedAddresses(clean),
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }),
    ],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  const tracer = provider.getTracer("accedo");

  return {
    traced: (name, answer) => (request, response) => {
      const { method = "GET", headers } = request;
      const parent = propagation.extract(context.active(), headers);
      const options = { kind: SpanKind.SERVER, attributes: { "http.request.method": method } };
      return tracer.startActiveSpan(`${method} ${name}`, options, parent, async (span) => {
        response.once("close", () => {
          span.setAttribute("http.response.status_code", response.statusCode);
          if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        });
        await answer(request, response);
      });
    },
    stop: () => provider.shutdown(),
  };
}
