import { type ServerProcess, startServerProcess } from "@/tests/support/server-process";
import { started } from "./started";

export type Instance = {
  readonly port: number;
  /** Asks it to end as a service manager does, and starts it anew. */
  restart(): Promise<void>;
};

/** Production servers on this machine, each what `npm start` runs; one after another, which a small machine is quicker at. */
export async function startInstances(
  names: readonly string[],
  environment: Record<string, string>,
): Promise<Instance[]> {
  const instances: Instance[] = [];
  for (const name of names) instances.push(await startInstance(`rehearsal-${name}`, environment));
  return instances;
}

async function startInstance(name: string, environment: Record<string, string>): Promise<Instance> {
  let server: ServerProcess = await started(startServerProcess(environment, { name }));
  const { port } = server;
  return {
    port,
    async restart() {
      await server.stop();
      server = await started(startServerProcess(environment, { name, port }));
    },
  };
}
