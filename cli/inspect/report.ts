/** What an inspection tells: facts, and checks with the clause that each one rests on. */

/** `note`: worth knowing, no fault. `unknown`: it could not be found out, and the sentence says why. */
export type Verdict = 'ok' | 'bad' | 'note' | 'unknown';

export interface Check {
  name: string;
  verdict: Verdict;
  clause: string;
  /** One sentence: what was found, and for anything but `ok` what would be right. */
  says: string;
}

export interface InspectedMessage {
  /** Where it was found. */
  where: string;
  /** Local name of the root: Response, AuthnRequest, LogoutRequest, EntityDescriptor … */
  kind: string;
  facts: readonly (readonly [string, string])[];
  checks: readonly Check[];
  /** Indented; without what would let somebody send it again, unless that was asked for. */
  xml: string;
  /** What was encrypted and could be opened, in the same form. */
  opened: readonly string[];
}

/** Facts in order; what is not there is left out. */
export function factsOf(rows: readonly (readonly [string, string | undefined])[]): (readonly [string, string])[] {
  return rows.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const]));
}

/** A check that holds or does not. */
export function check(
  name: string,
  clause: string,
  holds: boolean,
  { good, bad }: { good: string; bad: string },
  otherwise: Verdict = 'bad',
): Check {
  return { name, clause, verdict: holds ? 'ok' : otherwise, says: holds ? good : bad };
}
