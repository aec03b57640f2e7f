import { type Attempt, attempt, type Person, type Stage } from './attempt/index.ts';
import { clockFindings } from './clock-findings.ts';
import { diagnose, droppedCookie } from './diagnosis/index.ts';
import type { CalibrationFinding } from './finding.ts';
import { type Habits, noHabits } from './habits.ts';
import { habitsOf } from './learn-habits.ts';
import { endSession } from './logout/index.ts';
import { nothingArrived, type Preflight, preflight, type Seal, type Sealings } from './preflight.ts';
import { asOneSite, losesItsCookie } from './same-site.ts';

export interface Calibration {
  /** The SP's answers can be told apart: the run may judge. */
  valid: boolean;
  sealings: Sealings;
  habits: Habits;
  findings: CalibrationFinding[];
}

/** The fault of the registry that calibration relies on. */
const brokenSignature = 'signature-value-tampered';

const finding = (what: string, ok: boolean, text: string, timeline: Attempt['timeline'] = []): CalibrationFinding => ({
  what,
  ok,
  text,
  timeline,
});

/** Opens a run: which sealing does the SP accept, and can its yes, no and nobody be told apart? */
export async function calibrate(
  acrossSites: Stage,
  seal: Seal,
  encryption: { declared: boolean } | undefined,
): Promise<Calibration> {
  const [first, second] = acrossSites.people;
  if (first === undefined || second === undefined) {
    return failed('Two people', 'Calibration needs two people who can sign in; the profile names fewer.');
  }
  const findings = [await anonymous(acrossSites)];
  let found: Preflight = await preflight(acrossSites, seal, first, encryption);
  const losesCookie = found.sealings === undefined && (await losesItsCookie(acrossSites, seal, found.plain));
  const stage = losesCookie ? asOneSite(acrossSites) : acrossSites;
  if (losesCookie) {
    findings.push(cookieFinding(found.plain));
    found = await preflight(stage, seal, first, encryption);
  }
  findings.push(...found.findings);
  const { sealings } = found;
  if (sealings === undefined) {
    const text = nothingArrived(found.plain)
      ? `No Response for ${first.alias} (${first.nameId}) came to the SP, so that nothing is known of what it accepts.`
      : `No sealing was accepted for ${first.alias} (${first.nameId}). Check that the SP trusts the mock IdP's entity ID and certificate, that its ACS URL is the one given, and that its read-back page shows "${first.seenAs ?? first.nameId}".`;
    const why = await explained(stage, seal, found.plain);
    return {
      valid: false,
      sealings: nothing,
      habits: noHabits,
      findings: [...findings, ...why, finding('A good sign-in', false, text)],
    };
  }
  await seal(sealings.baseline, sealings.encryption === 'required' ? sealings.cipher : undefined);
  const good = await attempt(stage, plain(second));
  const broken = await attempt(stage, { ...plain(first), faults: [{ name: brokenSignature, parameters: {} }] });
  findings.push(goodSignIn(second, good), brokenSignIn(broken));
  const habits = { ...(await habitsOf(stage, good, broken)), losesCookie };
  for (const session of [good, broken]) await endSession(stage, session);
  findings.push(...clockFindings(habits, stage.driver.declares.toleranceSeconds));
  // That an SP wants a certain sealing is a property, not a failure of the calibration.
  const valid = findings.every((entry) => entry.ok || entry.what.startsWith('Preflight'));
  return { valid, sealings, habits, findings };
}

/** Why nothing was accepted, in plain words. */
async function explained(stage: Stage, seal: Seal, [failed]: readonly Attempt[]): Promise<CalibrationFinding[]> {
  if (failed === undefined) return [];
  await seal('AR');
  const found = await diagnose(stage, failed);
  return found.map(({ cause, text }) => finding(`Why (${cause})`, false, text));
}

/** Like a sealing that an SP does not take: a property, which one case judges. */
const cookieFinding = ([refused]: readonly Attempt[]): CalibrationFinding =>
  finding(
    'Preflight: the cookie of the SP across sites',
    false,
    `${(refused && droppedCookie(refused)) ?? laxCookie} So nobody can sign in: that case (bn-post-ok) fails. All others go on as if IdP and SP were one site.`,
  );

const laxCookie =
  'It stays away from the form that the IdP of another site posts: the cookie that remembers the request must be SameSite=None; Secure.';

const nothing: Sealings = { accepted: [], baseline: 'AR', encryption: 'unknown', cipher: 'AES256-GCM' };

const plain = (person: Person) => ({ person, faults: [], start: 'sp', delivery: 'same-browser' }) as const;

/** A calibration that was not come to: nothing may be judged. */
export const notCalibrated = (text: string): Calibration => failed('Calibration', text);

const failed = (what: string, text: string): Calibration => ({
  valid: false,
  sealings: nothing,
  habits: noHabits,
  findings: [finding(what, false, text)],
});

async function anonymous(stage: Stage): Promise<CalibrationFinding> {
  const what = 'An anonymous visit';
  try {
    const seen = await stage.driver.whoami(await stage.newAgent());
    if (seen === undefined) return finding(what, true, 'Nobody is signed in in a fresh browser.');
    return finding(
      what,
      false,
      `A fresh browser reads "${seen.subject}" as signed in: the read-back page or its pattern does not tell a session from none.`,
    );
  } catch (error) {
    return finding(
      what,
      false,
      `The read-back page cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function goodSignIn(person: Person, result: Attempt): CalibrationFinding {
  const ok = result.outcome === 'accepted-as-expected';
  const text = ok
    ? `${person.alias} is signed in and told from the others.`
    : `A good sign-in of ${person.alias} (${person.nameId}) ended as "${result.outcome}"${result.seen === undefined ? '' : `, seen as "${result.seen.subject}"`}.`;
  return finding('A good sign-in by another person', ok, text, result.timeline);
}

function brokenSignIn(result: Attempt): CalibrationFinding {
  const what = 'A Response with a broken signature';
  const text = `It ended as "${result.outcome}".`;
  // An SP that lets it in *is told apart* as well: that is a finding of the cases, and calibration only needs a readable answer.
  const readable = [
    'refused',
    'crashed',
    'accepted-as-expected',
    'accepted-unknown',
    'accepted-as-someone-else',
  ].includes(result.outcome);
  const ok = readable && result.delivered;
  return finding(what, ok, ok ? text : `${text} The judge cannot read this SP's refusal.`, result.timeline);
}
