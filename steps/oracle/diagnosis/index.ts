/** Why good sign-ins fail, in plain words: the causes, in the order of a sign-in. */
import type { Attempt, Stage } from '../attempt/index.ts';
import { attributeMissing } from './causes/attribute-missing.ts';
import { brokenSp } from './causes/broken-sp.ts';
import { clockApart } from './causes/clock-apart.ts';
import { gate } from './causes/gate.ts';
import { droppedCookie } from './causes/insecure-cookie.ts';
import { loginLoop } from './causes/login-loop.ts';
import { noRequest } from './causes/no-request.ts';
import { otherAcs } from './causes/other-acs.ts';
import { otherCertificate } from './causes/other-certificate.ts';
import { otherEntityId } from './causes/other-entity-id.ts';
import { personNeeded } from './causes/person-needed.ts';
import { readBackBlind } from './causes/read-back-blind.ts';
import { requestRefused } from './causes/request-refused.ts';
import { secureCookie } from './causes/secure-cookie.ts';
import { seenAsSomeoneElse } from './causes/seen-as-someone-else.ts';
import { throttled } from './causes/throttled.ts';
import { unreachable } from './causes/unreachable.ts';
import type { Cause } from './trouble.ts';

export { droppedCookie };

const causes: readonly { name: string; find: Cause }[] = [
  { name: 'unreachable', find: unreachable },
  { name: 'gate', find: gate },
  { name: 'throttled', find: throttled },
  { name: 'person-needed', find: personNeeded },
  { name: 'no-request', find: noRequest },
  { name: 'request-refused', find: requestRefused },
  { name: 'wrong-audience', find: otherEntityId },
  { name: 'wrong-recipient', find: otherAcs },
  { name: 'clock', find: clockApart },
  { name: 'crashed', find: brokenSp },
  { name: 'seen-as-someone-else', find: seenAsSomeoneElse },
  { name: 'attribute-needed', find: attributeMissing },
  { name: 'cookie-needs-https', find: secureCookie },
  { name: 'cookie-needs-secure', find: ({ attempt }) => droppedCookie(attempt) },
  { name: 'login-loop', find: loginLoop },
  { name: 'read-back', find: readBackBlind },
];

/** These tell how the SP fails, and leave open why. */
const symptoms: readonly string[] = ['crashed', 'login-loop'];

/** One thing that may be wrong with the profile or the SP's set-up. */
export interface Diagnosis {
  cause: string;
  /** What is wrong, and the remedy. */
  text: string;
}

/** Looks for the reasons of one failed good sign-in; each probe is a good sign-in again. */
export async function diagnose(stage: Stage, attempt: Attempt): Promise<Diagnosis[]> {
  const trace = await stage.idp.transaction(attempt.key);
  const trouble = { stage, attempt, trace, refused: attempt.delivered && attempt.outcome === 'refused' };
  const found: Diagnosis[] = [];
  for (const { find, name } of causes) {
    const text = await find(trouble);
    if (text !== undefined) found.push({ cause: name, text });
  }
  // What is left when nothing else explains it.
  if (attempt.seen === undefined && found.every(({ cause }) => symptoms.includes(cause))) {
    const text = await otherCertificate(trouble);
    if (text !== undefined) found.push({ cause: 'certificate', text });
  }
  return found;
}
