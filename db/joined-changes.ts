import { renumbered } from "./renumbered";

/** A statement that writes and answers nothing that anybody needs. */
export interface Change {
  /** An update may write a row that was written before it; an insert never does. */
  readonly kind: "insert" | "update";
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** A sequence of statements as one: all but the last are its common table expressions. */
interface Joined {
  readonly earlier: readonly string[];
  readonly text: string;
  readonly parameters: number;
  readonly longer: Map<string, Joined>;
}

const none: Joined = { earlier: [], text: "", parameters: 0, longer: new Map() };

/**
 * Changes that wait for one another, to leave as one statement: each statement costs a message in either direction,
 * and a wake of the process at its end. Within one statement no row may be written twice, so an update never joins
 * what is before it.
 */
export class JoinedChanges {
  #joined = none;
  #parameters: unknown[] = [];

  /** Whether the change may leave together with those that wait. */
  takes({ kind }: Change): boolean {
    return kind === "insert" || this.#joined === none;
  }

  add({ text, parameters }: Change): void {
    this.#joined = longer(this.#joined, text, parameters.length);
    this.#parameters.push(...parameters);
  }

  /** Hands out the statement of all that wait, if any do, and waits for others. */
  take(): { readonly text: string; readonly parameters: unknown[] } | undefined {
    if (this.#joined === none) return undefined;
    const taken = { text: this.#joined.text, parameters: this.#parameters };
    this.#joined = none;
    this.#parameters = [];
    return taken;
  }
}

/** Made once for each sequence of statements, of which there are few. */
function longer(joined: Joined, statement: string, parameters: number): Joined {
  const known = joined.longer.get(statement);
  if (known) return known;
  const last = renumbered(statement, joined.parameters);
  const made: Joined = {
    earlier: [...joined.earlier, `part_${joined.earlier.length + 1} as (${last})`],
    text: joined === none ? last : `with ${joined.earlier.join(", ")} ${last}`,
    parameters: joined.parameters + parameters,
    longer: new Map(),
  };
  joined.longer.set(statement, made);
  return made;
}
