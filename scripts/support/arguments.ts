import { Command, InvalidArgumentError } from "commander";

/** Reads a positive whole number of a command line; anything else ends the command with a line that names it. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, 1 or more.");
}

export interface Counted {
  readonly command: string;
  readonly description: string;
  /** What is counted, and how many it is when nothing is said. */
  readonly of: string;
  readonly usual: number;
}

/** The one argument of a command that does something so many times. */
export function howMany({ command, description, of, usual }: Counted): number {
  const program = new Command(`npm run ${command} --`)
    .description(description)
    .argument(`[${of}]`, "how many", wholeNumber, usual)
    .parse();
  return program.processedArgs[0];
}
