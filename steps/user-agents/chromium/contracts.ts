import type { Reach } from '../../../sp-under-test/drivers/index.ts';

export interface ChromiumOptions {
  executablePath: string;
  headed: boolean;
  /** Pause before each action, for people who watch. */
  slowMs: number;
}

export interface AgentOptions {
  /** Longest wait for a page, and for what a person looks for on it. Default: 15 seconds. */
  timeLimitMs?: number;
  /** SAML messages can be held and sent again; every request then takes a detour, and nothing is cached. Default: yes. */
  captures?: boolean;
  /** How requests get to an SP that a browser cannot reach by itself. */
  reach?: Reach;
}

/** What a picture of a failure holds. */
export interface ChromiumEvidence {
  url: string;
  screenshot: Buffer;
  html: string;
  console: readonly string[];
}
