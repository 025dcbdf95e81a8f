import { ScimError } from "@/lib/scim/error";
import type { JsonObject } from "@/lib/scim/json";
import { ScimService } from "@/lib/scim/service";
import type { ResourceStore } from "@/lib/scim/store";
import { MemoryStore } from "./memory-store";

export const base = "https://acme.example.com/scim/v2";

export const query = (text: string) => new URLSearchParams(text);

/** The protocol over a store, as it is served at `base`; what isn't a refusal becomes a 500. */
export const served = (store: ResourceStore): ScimService =>
  new ScimService({
    store,
    base,
    documentation: "https://acme.example.com/help",
    refusal: (error) =>
      error instanceof ScimError ? error : new ScimError(500, "Something went wrong."),
  });

/** The protocol over an empty store, and short ways to fill and to list it. */
export class Serving {
  readonly store = new MemoryStore();
  readonly scim: ScimService = served(this.store);

  /** Gives the id of what was created. */
  async create(endpoint: string, body: JsonObject): Promise<string> {
    const { body: created } = await this.scim.create(endpoint, body);
    return String(created?.id);
  }

  async page(text: string, endpoint = "Users"): Promise<JsonObject | undefined> {
    return (await this.scim.list(endpoint, query(text))).body;
  }
}
