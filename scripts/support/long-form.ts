import { type Counted, howMany } from "./arguments";
import { type Check, conclude, runChecks } from "./checks";
import { runScript } from "./run-script";
import { withoutRateLimit } from "./test-runs";

interface LongForm extends Counted {
  readonly check: Check;
  readonly title: (count: number) => string;
  /** Passes the count to the tests. */
  readonly env: (count: number) => Record<string, string>;
}

/** Runs tests which `npm test` runs only briefly, as many times as the argument says. */
export const longForm = ({ check, title, env, ...counted }: LongForm): Promise<void> =>
  runScript(async () => {
    const count = howMany(counted);
    const whole = { ...check, title: title(count), env: { ...withoutRateLimit, ...env(count) } };
    conclude(await runChecks([whole]));
  });
