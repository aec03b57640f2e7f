import type { Finished, Level } from '../../reports/index.ts';
import type { IsLocal } from '../../sp-under-test/drivers/index.ts';
import type { ReferenceSpOptions } from '../../sp-under-test/index.ts';
import type { Shard } from './plan.ts';

/** Where a run leaves its words for people. */
export interface Terminal {
  write(text: string): void;
  /** A line that is written over; a plain list otherwise. */
  live: boolean;
}

export interface RunOptions {
  sp:
    | { kind: 'reference'; checksOff?: readonly string[]; log?: NonNullable<ReferenceSpOptions['log']> }
    | { kind: 'black-box'; profile: string };
  /** A decision of the reference SP's policy to break, for proving that the behaviour features notice. */
  brokenDecision?: string;
  /** Notes in which scenarios a broken decision would have answered otherwise; a serial run only. */
  watched?: boolean;
  level: Level;
  /** Case slugs or tags; each brings its control along. */
  only?: readonly string[];
  /** A Cucumber tag expression on top. */
  tags?: string;
  /** Scenario names, as regular expressions. */
  names?: readonly string[];
  /** A team's own features and steps, beside ours. */
  features?: string;
  /** Of what is selected only these places, `file:line`. */
  among?: ReadonlySet<string>;
  /** Of what is selected one part. */
  shard?: Shard;
  /** Goes on with the run that stopped in `out`. */
  resume?: boolean;
  /** Ends the run with the first failure. */
  bail?: boolean;
  /** How long the SP may take for one step of a sign-in before it counts as hung. */
  timeLimitMs?: number;
  /** Sign-ins a minute at most. */
  maxRate?: number;
  /** A number shuffles the scenarios, the same way each time; without one they run as they are written. */
  shuffle?: number;
  /** Workers, each with its own IdP and SP; a black-box SP trusts one IdP. Absent: as many as the run is worth. */
  parallel?: number;
  /** Folder of the report. */
  out: string;
  /** Finds the browser; asked only when a selected scenario needs one. Throws a sentence with the remedy. */
  findChromium: () => string;
  headed: boolean;
  slowMs: number;
  /** Fills `${NAME}` in a profile, and is what its hooks see. */
  environment: Readonly<Record<string, string | undefined>>;
  terminal: Terminal;
  /** Told each scenario as it ends. */
  onFinished?: (finished: Finished) => void;
  /** Ends the run early; the report is written as incomplete. */
  stop?: AbortSignal;
  /** Kinds of cases that stay out unless they are asked for. */
  include?: readonly string[];
  /** Which addresses lie on this machine; for tests. */
  isLocal?: IsLocal;
  toolVersion: string;
  /** Prefix of the command that reproduces one case. */
  command: string;
}

/** What of a run concerns its servers. */
export type StationOptions = Pick<RunOptions, 'sp' | 'environment' | 'brokenDecision' | 'watched' | 'isLocal' | 'stop'>;

/** The run cannot begin: the message names what is wrong and the remedy. */
export class ConfigurationError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ConfigurationError';
    this.code = code;
  }
}
