import { fork } from "node:child_process";
import { once } from "node:events";
import { environmentWith } from "@/lib/env";
import { LOADERS, SERVING } from "@/scripts/bootstrap/node-options.mjs";
import type { Message, Usage } from "./subjects/usage";

/** One process each, so that they are comparable; they take every workload. */
export const usualSubjects = ["fast-mount", "next-mount", "floor-http", "floor-next"] as const;
export const subjectNames = [...usualSubjects, "workers", "statement-http"] as const;
export type SubjectName = (typeof subjectNames)[number];

/** A server under measurement, in its own process. */
export interface Subject {
  readonly name: SubjectName;
  readonly port: number;
  /** A unique number, so that no two servers change the same rows. */
  readonly index: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export const isFloor = ({ name }: Pick<Subject, "name">): boolean => name.startsWith("floor");

interface Start {
  readonly environment: Record<string, string>;
  /** The folder for each server's CPU profile. */
  readonly profiles?: string | undefined;
}

/** Starts one of the servers and waits until it listens. */
export async function startSubject(
  name: SubjectName,
  { environment, profiles }: Start,
): Promise<Subject> {
  const profiling = profiles
    ? ["--cpu-prof", `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}.cpuprofile`]
    : [];
  const child = fork(`bench/subjects/${name}.ts`, {
    execArgv: [...profiling, ...SERVING, ...LOADERS],
    env: environmentWith(environment),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const heard = async (): Promise<Message> => (await once(child, "message"))[0];
  const died = once(child, "exit").then(() => {
    throw new Error(`${name} ended before it was measured`);
  });
  const ready = await Promise.race([heard(), died]);
  died.catch(() => {});
  if (ready.kind !== "ready") throw new Error(`${name} reported before it was ready`);
  return {
    name,
    port: ready.port,
    index: subjectNames.indexOf(name),
    async usage() {
      child.send("usage");
      const message = await heard();
      if (message.kind !== "usage") throw new Error(`${name} was asked for its usage`);
      return message.usage;
    },
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
