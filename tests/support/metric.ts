import { send } from "./http";

/** A metric of an instance on this machine, bypassing any proxy. */
export async function metric(port: number, name: string): Promise<number> {
  const { text } = await send({ method: "GET", path: "/metrics", host: "localhost", port });
  const value = new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1];
  if (value === undefined) throw new Error(`no ${name} among the metrics`);
  return Number(value);
}

/** The memory of each instance, in bytes. */
export const memoryOf = (ports: readonly number[]): Promise<number[]> =>
  Promise.all(ports.map((port) => metric(port, "process_resident_memory_bytes")));
