import { overConnection, type Tx } from "@/db/tx";
import { pool } from "./application-client";

export interface BoundTx {
  readonly tx: Tx;
  readonly end: () => Promise<void>;
}

/** A transaction of the application's role, bound to one workspace; the caller must end it. */
export async function beginBound(tenantId: string): Promise<BoundTx> {
  const connection = await pool().reserve();
  await connection.unsafe("begin read only");
  await connection`select set_config('app.tenant_id', ${tenantId}, true)`;
  return {
    tx: overConnection(connection),
    end: async () => {
      await connection.unsafe("rollback");
      connection.release();
    },
  };
}
