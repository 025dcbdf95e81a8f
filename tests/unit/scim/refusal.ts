import { ScimError } from "@/lib/scim/error";

/** The ScimError that a call throws; any other error, and none, fails the test. */
export function refusal(call: () => unknown): ScimError {
  try {
    call();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}
