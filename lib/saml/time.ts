import { SamlRefusal } from "./refusal";
import { attribute, malformed } from "./xml";

/** How far the provider's clock and ours may differ. */
export const acceptedSkewMs = 60_000;

/** An attribute's time; undefined if it is absent. Throws SamlRefusal malformed. */
export function momentOf(element: Element, name: string): Date | undefined {
  const text = attribute(element, name);
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw malformed(`${name} isn't a valid time.`);
  return moment;
}

/** Throws SamlRefusal if a period has ended, or hasn't begun. */
export function assertWithin(
  { notBefore, notOnOrAfter }: { notBefore?: Date | undefined; notOnOrAfter?: Date | undefined },
  now: Date,
): void {
  if (notOnOrAfter && now.getTime() >= notOnOrAfter.getTime() + acceptedSkewMs) {
    throw new SamlRefusal(
      "expired",
      `The message was valid until ${notOnOrAfter.toISOString()}, but Accedo's clock says ${now.toISOString()}.`,
    );
  }
  if (notBefore && now.getTime() < notBefore.getTime() - acceptedSkewMs) {
    throw new SamlRefusal(
      "notYetValid",
      `The message isn't valid before ${notBefore.toISOString()}, but Accedo's clock says ${now.toISOString()}.`,
    );
  }
}
