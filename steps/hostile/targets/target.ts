import type { Encoding } from '../mutate/index.ts';
import type { Random } from '../random.ts';

/** What became of one mutant. */
export interface Answer {
  status: number;
  /** In a word: the refusal's reason or check, or how far it got. Stable, so that something new can be told from something known. */
  outcome: string;
  /** Why this must not be; absent when all is well. */
  trouble?: string;
  /** The valid message behind the mutant is used up. */
  consumed: boolean;
}

/** A party that is sent mutants. */
export interface Target {
  name: 'responses' | 'requests';
  /** A valid message, as XML. */
  fresh(random: Random): Promise<string>;
  attack(xml: string, encoding: Encoding, random: Random): Promise<Answer>;
  close(): Promise<void>;
}

/** Nobody may keep a browser waiting for longer, however hostile the message and however busy the machine. */
const patienceMs = 60_000;

type Sent = { status: number; headers: Headers; body: string };

/**
 * One request as a browser sends it, redirects not followed. A kept connection may be closed in the moment in which it is
 * used again; that is nobody's fault, so a broken one is tried once more, and only what breaks twice is a finding.
 */
export async function send(url: string, init: RequestInit = {}): Promise<Sent> {
  const once = async (): Promise<Sent> => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return once().catch((error: unknown) => {
    if (error instanceof TypeError) return once();
    throw error;
  });
}

/** The value of a hidden field of the delivery page. */
export function fieldOf(page: string, name: string): string | undefined {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
}
