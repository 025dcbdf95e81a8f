import { renumbered } from "./renumbered";

/** A statement that writes, and whose result nobody needs. */
export interface Change {
  /** An update may write a row that an earlier change wrote; an insert never does. */
  readonly kind: "insert" | "update";
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Several statements joined into one: all but the last are common table expressions. */
interface Joined {
  readonly earlier: readonly string[];
  readonly text: string;
  readonly parameters: number;
  readonly longer: Map<string, Joined>;
}

const none: Joined = { earlier: [], text: "", parameters: 0, longer: new Map() };

/**
 * Pending changes, to be sent as one statement: each statement costs a message in each direction, and each message
 * wakes its receiver. One statement can't write a row twice, so an update never joins the changes before it.
 */
export class JoinedChanges {
  #joined = none;
  #parameters: unknown[] = [];

  /** Whether the change can be sent together with the pending ones. */
  takes({ kind }: Change): boolean {
    return kind === "insert" || this.#joined === none;
  }

  add({ text, parameters }: Change): void {
    this.#joined = longer(this.#joined, text, parameters.length);
    this.#parameters.push(...parameters);
  }

  /** Removes the pending changes and returns them as one statement, if there are any. */
  take(): { readonly text: string; readonly parameters: unknown[] } | undefined {
    if (this.#joined === none) return undefined;
    const taken = { text: this.#joined.text, parameters: this.#parameters };
    this.#joined = none;
    this.#parameters = [];
    return taken;
  }
}

/** Cached for each sequence of statements, of which there are few. */
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
