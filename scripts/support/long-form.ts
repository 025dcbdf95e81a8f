import { type Counted, howMany } from "./arguments";
import { type Check, conclude, runChecks } from "./checks";
import { runScript } from "./run-script";
import { withoutRateLimit } from "./test-runs";

interface LongForm extends Counted {
  readonly check: Check;
  readonly title: (count: number) => string;
  /** How the tests are told the count. */
  readonly env: (count: number) => Record<string, string>;
}

/** A command that runs tests which `npm test` runs briefly, as many times as its argument says. */
export const longForm = ({ check, title, env, ...counted }: LongForm): Promise<void> =>
  runScript(async () => {
    const count = howMany(counted);
    const whole = { ...check, title: title(count), env: { ...withoutRateLimit, ...env(count) } };
    conclude(await runChecks([whole]));
  });
