import { type Attempt, attempt, type Person, type Stage } from './attempt/index.ts';
import type { CalibrationFinding } from './finding.ts';
import { endSession } from './logout/index.ts';

/** Assertion signed, Response signed, or both. */
export type SealingName = 'A' | 'R' | 'AR';
/** As Okta's wizard names them. */
export type ContentCipher = 'AES256-GCM' | 'AES128-GCM' | 'AES256-CBC' | 'AES128-CBC';

/**
 * `unknown`: nothing to encrypt for, or not accepted and never declared. `refused`: declared and not accepted, which is a
 * finding of the cases. `required`: nothing is accepted in the clear.
 */
export type EncryptionFound = 'unknown' | 'refused' | 'accepted' | 'required';

/** What the SP takes. */
export interface Sealings {
  accepted: SealingName[];
  baseline: SealingName;
  encryption: EncryptionFound;
  /** The content cipher wherever a case does not choose one: the first that was accepted. */
  cipher: ContentCipher;
}

/** How the IdP seals from now on; without a cipher the Assertion travels in the clear. */
export type Seal = (sealing: SealingName, cipher?: ContentCipher) => Promise<void>;

const sealingWords: Readonly<Record<SealingName, string>> = {
  A: 'only the Assertion signed',
  R: 'only the Response signed',
  AR: 'Assertion and Response signed',
};
/** What is not signed. */
const unsigned: Readonly<Record<SealingName, string | undefined>> = { A: 'Response', R: 'Assertion', AR: undefined };
const order: readonly SealingName[] = ['AR', 'A', 'R'];
const ciphers: readonly ContentCipher[] = ['AES256-GCM', 'AES128-GCM', 'AES256-CBC', 'AES128-CBC'];

/** What preflight found out. */
export interface Preflight {
  /** Undefined: nothing was accepted. */
  sealings: Sealings | undefined;
  findings: CalibrationFinding[];
  /** What was tried in the clear, both signed first. */
  plain: readonly Attempt[];
}

/** Tries what may be signed, and, where there is a certificate, whether it may or must be encrypted. */
export async function preflight(
  stage: Stage,
  seal: Seal,
  person: Person,
  encryption: { declared: boolean } | undefined,
): Promise<Preflight> {
  const findings: CalibrationFinding[] = [];
  const plain: Attempt[] = [];
  const tries = async (sealing: SealingName, cipher?: ContentCipher): Promise<boolean> => {
    await seal(sealing, cipher);
    const made = await attempt(stage, { person, faults: [], start: 'sp', delivery: 'same-browser' });
    if (cipher === undefined) plain.push(made);
    findings.push(
      findingOf(
        `${sealingWords[sealing]}${cipher === undefined ? '' : `, encrypted by ${cipher}`}`,
        made,
        accepted.includes('AR') ? unsigned[sealing] : undefined,
      ),
    );
    await endSession(stage, made);
    return made.outcome === 'accepted-as-expected';
  };
  const accepted: SealingName[] = [];
  for (const sealing of order) if (await tries(sealing)) accepted.push(sealing);
  const encrypts = encryption !== undefined && !nothingArrived(plain);
  const cipher = encrypts ? await firstCipher(accepted.slice(0, 1), tries) : undefined;
  const found = accepted.length > 0 ? plainWords(cipher, encryption) : 'required';
  if (accepted.length === 0 && cipher !== undefined) {
    for (const sealing of order) if (await tries(sealing, cipher)) accepted.push(sealing);
  }
  const [baseline] = accepted;
  if (baseline === undefined) return { sealings: undefined, findings, plain };
  return { plain, sealings: { accepted, baseline, encryption: found, cipher: cipher ?? 'AES256-GCM' }, findings };
}

/** No message of these came to the SP: how it is sealed made no difference. */
export const nothingArrived = (made: readonly Attempt[]): boolean =>
  made.every(({ outcome }) => outcome === 'not-delivered');

/** The first cipher that is accepted, with the sealing of the baseline or, where nothing is taken in the clear, with any. */
async function firstCipher(
  sealings: readonly SealingName[],
  tries: (sealing: SealingName, cipher: ContentCipher) => Promise<boolean>,
): Promise<ContentCipher | undefined> {
  for (const cipher of ciphers) {
    for (const sealing of sealings.length > 0 ? sealings : order) if (await tries(sealing, cipher)) return cipher;
  }
  return undefined;
}

function plainWords(cipher: ContentCipher | undefined, encryption: { declared: boolean } | undefined): EncryptionFound {
  if (cipher !== undefined) return 'accepted';
  return encryption?.declared === true ? 'refused' : 'unknown';
}

function findingOf(
  what: string,
  { outcome, request, timeline }: Attempt,
  wanted: string | undefined,
): CalibrationFinding {
  const ok = outcome === 'accepted-as-expected';
  return {
    what: `Preflight: ${what}`,
    ok,
    text: ok
      ? `Accepted: ${request.person.alias} is signed in.`
      : `Not accepted (${outcome})${wanted === undefined ? '.' : `: this SP wants the ${wanted} signed, too.`}`,
    timeline,
  };
}
