import { Command, InvalidArgumentError } from "commander";

/** Parses a positive whole number on the command line; anything else ends the command with an error that names it. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, 1 or more.");
}

export interface Counted {
  readonly command: string;
  readonly description: string;
  /** What is counted, and the default count. */
  readonly of: string;
  readonly usual: number;
}

/** The only argument of a command: how many times to do something. */
export function howMany({ command, description, of, usual }: Counted): number {
  const program = new Command(`npm run ${command} --`)
    .description(description)
    .argument(`[${of}]`, "how many", wholeNumber, usual)
    .parse();
  return program.processedArgs[0];
}
