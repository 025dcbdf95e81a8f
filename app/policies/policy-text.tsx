import { type Block, policyBlocks } from "./policy-blocks";

/** A policy's text, formatted for reading. */
export function PolicyText({ body }: { body: string }) {
  return (
    <div className="max-w-prose space-y-4 text-[16px] leading-7">
      {policyBlocks(body).map((block) => (
        <TextBlock key={block.at} block={block} />
      ))}
    </div>
  );
}

function TextBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h2 className="pt-2">{block.text}</h2>;
    case "paragraph":
      return <p className="whitespace-pre-line text-pretty wrap-anywhere">{block.text}</p>;
    case "list":
      return (
        <ul className="list-disc space-y-1 pl-6">
          {block.items.map((item) => (
            <li key={item} className="wrap-anywhere">
              {item}
            </li>
          ))}
        </ul>
      );
  }
}
