import { Link } from "@/app/ui/link";
import { actionWords } from "./action-names";
import { Disclosure } from "./disclosure";
import { Actor, EventItem, Strong } from "./event-item";
import { actionCounts, commonSubject, type Fold } from "./fold-events";
import { Line } from "./line";

type FoldItemProps = {
  fold: Fold;
  /** Whether the list ends within this request. */
  isCut: boolean;
};

/** What one request did, as one line that opens to its events. */
export function FoldItem({ fold, isCut }: FoldItemProps) {
  const [newest] = fold;
  return (
    <Disclosure summary={<Sentence fold={fold} isCut={isCut} />}>
      <div className="border-t border-line bg-canvas sm:pl-6">
        <ul
          aria-label="Events of this request"
          className="divide-y divide-line border-line bg-surface sm:border-l"
        >
          {fold.map((event) => (
            <li key={event.id}>
              <EventItem event={event} />
            </li>
          ))}
          <li className="px-4 py-2.5 text-sm text-muted">
            <Link
              href={`/activity?request=${newest.requestId}`}
              className="rounded-sm underline underline-offset-2 hover:text-text"
            >
              {isCut ? "Show all events of this request" : "Show only this request"}
            </Link>
          </li>
        </ul>
      </div>
    </Disclosure>
  );
}

function Sentence({ fold, isCut }: FoldItemProps) {
  const subject = commonSubject(fold);
  return (
    <Line at={fold[0].at}>
      <Actor event={fold[0]} /> made {isCut && "at least "}
      {fold.length} changes
      {subject && (
        <>
          {" to "}
          <Strong>{subject}</Strong>
        </>
      )}
      {": "}
      {actionCounts(fold).map(counted).join(", ")}
    </Line>
  );
}

const counted = ([action, count]: [string, number]): string => {
  const words = actionWords(action);
  return count > 1 ? `${words} (${count})` : words;
};
