import { createServer } from "node:net";
import { Failure } from "./run-script";

/** Fails with a one-line error if another program listens on the port. */
export function assertPortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Choose another one, such as PORT=${port + 1}.`;
      const barred = `Port ${port} can't be used (${error.message}).`;
      reject(new Failure(error.code === "EADDRINUSE" ? taken : barred));
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}
