import { ROOT_CONTEXT, SpanKind, TraceFlags, trace } from "@opentelemetry/api";
import { SamplingDecision } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { samplerFor } from "@/lib/tracing/sampler";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const caller = (traceFlags: TraceFlags) =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId: "b7ad6b7169203331",
    traceFlags,
    isRemote: true,
  });

const isSampled = (name: string | undefined, argument?: string, context = ROOT_CONTEXT) =>
  samplerFor({ name, argument }).shouldSample(context, traceId, "GET scim", SpanKind.SERVER, {}, [])
    .decision === SamplingDecision.RECORD_AND_SAMPLED;

test.each([
  [undefined, undefined, true],
  ["always_on", undefined, true],
  ["always_off", undefined, false],
  ["traceidratio", "0", false],
  ["traceidratio", "1", true],
  ["traceidratio", "many", true],
  ["parentbased_always_off", undefined, false],
  ["parentbased_traceidratio", "0", false],
  ["jaeger_remote", undefined, true],
])("OTEL_TRACES_SAMPLER=%s, …_ARG=%s", (name, argument, sampled) => {
  expect(isSampled(name, argument)).toBe(sampled);
});

test("the caller decides where the sampler is based on the parent", () => {
  expect(isSampled("parentbased_always_on", undefined, caller(TraceFlags.NONE))).toBe(false);
  expect(isSampled("parentbased_always_off", undefined, caller(TraceFlags.SAMPLED))).toBe(true);
  expect(isSampled("always_on", undefined, caller(TraceFlags.NONE))).toBe(true);
});
