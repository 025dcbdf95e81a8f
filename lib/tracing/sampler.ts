import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";

const samplers: Record<string, (ratio: number) => Sampler> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (ratio) => new TraceIdRatioBasedSampler(ratio),
};

const parentBased = "parentbased_";

/**
 * The sampler that OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG specify; parentbased_always_on if they specify none
 * or, as the specification requires, an unknown one.
 */
export function samplerFor({
  name = "parentbased_always_on",
  argument,
}: {
  name?: string | undefined;
  argument?: string | undefined;
}): Sampler {
  const isParentBased = name.startsWith(parentBased);
  const make = samplers[isParentBased ? name.slice(parentBased.length) : name];
  if (!make) return samplerFor({});
  const sampler = make(ratioIn(argument));
  return isParentBased ? new ParentBasedSampler({ root: sampler }) : sampler;
}

function ratioIn(argument = ""): number {
  const ratio = Number(argument);
  return argument.trim() !== "" && ratio >= 0 && ratio <= 1 ? ratio : 1;
}
