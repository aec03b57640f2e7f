import { type Random, randomLetters } from '../org/index.ts';
import type { Store } from '../store/index.ts';

/** What lets a program administer one organisation. */
export interface Tokens {
  /** `Authorization: SSWS …` of Okta's management API, in the form of Okta's own. */
  apiToken: string;
  /** `Authorization: Bearer …` of the control API. */
  controlToken: string;
}

/** The tokens of an organisation, kept where it is kept: whoever was given one, a script or Terraform, goes on after a restart. */
export async function tokensIn(store: Store, random: Random): Promise<Tokens> {
  const records = store.collection<Tokens>('tokens', {});
  const kept = await records.get('own');
  if (kept !== undefined) return kept;
  const made = { apiToken: `00${randomLetters(random, 40)}`, controlToken: randomLetters(random, 43) };
  await records.put('own', made);
  return made;
}
