import type { BulkOperation } from "./operation";
import { contentOf } from "./parse-bulk";
import { referencesIn } from "./references";

export interface Ordered {
  readonly operation: BulkOperation;
  readonly references: ReadonlySet<string>;
  /** References that close a cycle: the resource is created without them, and gets them afterwards. */
  readonly circular: ReadonlySet<string>;
}

/** The operations in the order of the request, but each after the POSTs to which it refers (RFC 7644 s3.7.1). */
export function inOrder(operations: readonly BulkOperation[]): Ordered[] {
  const ordered: Ordered[] = [];
  const state = new Map<BulkOperation, "open" | "done">();
  const posts = new Map<string, BulkOperation>();
  for (const operation of operations) {
    const { bulkId, problem, method } = operation;
    if (bulkId && method === "POST" && !problem) posts.set(bulkId, operation);
  }

  const visit = (operation: BulkOperation): void => {
    if (state.has(operation)) return;
    state.set(operation, "open");
    const references = operation.problem ? new Set<string>() : referencesIn(contentOf(operation));
    const circular = new Set<string>();
    for (const bulkId of references) {
      const post = posts.get(bulkId);
      if (post && state.get(post) === "open") circular.add(bulkId);
      else if (post) visit(post);
    }
    state.set(operation, "done");
    ordered.push({ operation, references, circular });
  };
  for (const operation of operations) visit(operation);
  return ordered;
}
