import cluster from "node:cluster";
import { hostname } from "node:os";
import pino from "pino";
import { env } from "./env";

type Level = "warn" | "error" | "info";

let logger: pino.Logger | undefined;

const at =
  (level: Level) =>
  (fields: object, message: string): void => {
    logger ??= pino({
      level: env().LOG_LEVEL,
      base: { pid: process.pid, hostname: hostname(), worker: cluster.worker?.id },
      redact: [
        "authorization",
        "cookie",
        "password",
        "secret",
        "token",
        "*.authorization",
        "*.cookie",
        "*.password",
        "*.secret",
        "*.token",
      ],
    });
    logger[level](fields, message);
  };

/** Structured logs on standard output, opened on first use. Fields contain ids, never secrets or bodies. */
export const log = { info: at("info"), warn: at("warn"), error: at("error") };
