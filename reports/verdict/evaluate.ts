import type { CaseEvidence, Expected, Inspection, Obligation, Outcome, Verdict } from './model.ts';

/** How an outcome stands to what was expected, before anybody asks how binding the rule is. */
export type Grade = 'met' | 'lenient' | 'violated' | 'unproven' | 'recorded';

/** What evaluation knows beside the evidence of the case itself. */
export interface Circumstances {
  /** Strongest obligation under the chosen level; undefined = no requirement of the case binds at this level. */
  obligation: Obligation | undefined;
  /** The driver exposes reason codes, so that a named one is asserted. */
  reasonsExposed: boolean;
  /** The twin that differs only in the fault; undefined where none is required. */
  twin?: 'accepted' | 'not-accepted' | 'not-run';
  /** The sign-in of the same person after the case; `gone` where this case alone came before it, and nobody answered any more. */
  liveness?: 'alive' | 'dead' | 'gone';
}

export interface Judgement {
  verdict: Verdict;
  /** One sentence: why. */
  because: string;
}

type Row = Readonly<Record<Outcome, Grade>>;

const unproven = {
  throttled: 'unproven',
  'interaction-needed': 'unproven',
  'not-delivered': 'unproven',
  inconclusive: 'unproven',
} as const;

/** Nobody may be let in. A crash or an endless wait keeps people out, too, but not gracefully. */
const reject: Row = {
  'accepted-as-expected': 'violated',
  'accepted-as-someone-else': 'violated',
  'accepted-as-signed': 'violated',
  'accepted-unknown': 'violated',
  refused: 'met',
  crashed: 'lenient',
  hung: 'lenient',
  looped: 'lenient',
  ...unproven,
};

const all = (grade: Grade): Row => ({
  'accepted-as-expected': grade,
  'accepted-as-someone-else': grade,
  'accepted-as-signed': grade,
  'accepted-unknown': grade,
  refused: grade,
  crashed: grade,
  hung: grade,
  looped: grade,
  ...unproven,
});

const grades: Readonly<Record<Expected, Row>> = {
  reject,
  accept: { ...all('violated'), 'accepted-as-expected': 'met', 'accepted-as-signed': 'met' },
  unforged: { ...reject, 'accepted-as-expected': 'lenient', 'accepted-as-signed': 'lenient' },
  'keep-distinct': {
    ...reject,
    'accepted-as-expected': 'met',
    'accepted-as-signed': 'met',
    'accepted-unknown': 'lenient',
  },
  survive: {
    ...all('met'),
    'accepted-as-someone-else': 'violated',
    crashed: 'violated',
    hung: 'violated',
    looped: 'violated',
  },
  // An outcome says nothing about what the SP emits: without that evidence nothing is proved.
  'no-fetch': all('met'),
  inspect: all('unproven'),
  record: all('recorded'),
};

/** The table: outcome × expectation. */
export function gradeOf(outcome: Outcome, expected: Expected): Grade {
  return grades[expected][outcome];
}

/** An SP whose every refusal is a server error is warned of it once, by a case of its own; its refusals are refusals. */
const takenAs = ({ outcome, refusesSo }: CaseEvidence): Outcome =>
  outcome === 'crashed' && refusesSo === true ? 'refused' : outcome;

/** The one place where evidence becomes a verdict. */
export function evaluate(evidence: CaseEvidence, circumstances: Circumstances): Judgement {
  const { expected } = evidence;
  const outcome = takenAs(evidence);
  const { obligation } = circumstances;
  if (evidence.notApplicable !== undefined) return { verdict: 'not-applicable', because: evidence.notApplicable };
  if (obligation === undefined)
    return { verdict: 'not-applicable', because: 'No requirement of this case binds at the chosen level.' };
  if (evidence.inspection !== undefined) return inspected(evidence.inspection, obligation);
  const [fetched] = evidence.fetched ?? [];
  if (fetched !== undefined) {
    return { verdict: bySeverity(obligation), because: `The SP fetched ${fetched}, which only the message named.` };
  }
  // Where nobody listened, nobody can say that nothing came.
  const listened = expected !== 'no-fetch' || evidence.fetched !== undefined;
  const grade = listened ? gradeOf(outcome, expected) : 'unproven';
  // Whoever takes the SP down keeps everybody out, whatever the SP made of the message. One that never left took nothing down.
  if (circumstances.liveness === 'gone' && outcome !== 'not-delivered')
    return {
      verdict: 'fail',
      because: `The SP ${deedsOf(evidence)[outcome]}, and nobody answered any more at its address.`,
    };
  if (grade === 'unproven') return { verdict: 'incomplete', because: unprovenWords(evidence) };
  if (grade === 'violated' && expected === 'accept' && outcome === 'refused' && circumstances.liveness === 'dead')
    return {
      verdict: 'incomplete',
      because: 'The person could not sign in any more since an earlier case, so the refusal proves nothing.',
    };
  if (grade === 'violated')
    return {
      verdict: bySeverity(obligation),
      because: `Expected ${wordsOf(evidence)[expected]}, but the SP ${deedsOf(evidence)[outcome]}.`,
    };
  const doubt = doubtOf(evidence, circumstances);
  if (doubt !== undefined) return doubt;
  if (grade === 'recorded') return { verdict: 'info', because: `Recorded: the SP ${deedsOf(evidence)[outcome]}.` };
  if (grade === 'lenient') return { verdict: 'warning', because: lenientWords(evidence) };
  const so = outcome === evidence.outcome ? '' : ', by the server error with which it refuses everything';
  return { verdict: 'pass', because: `As expected, the SP ${deedsOf(evidence)[outcome]}${so}.` };
}

/** What was looked at speaks for itself: nobody was signed in, so there is neither twin nor liveness. */
function inspected({ holds, seen }: Inspection, obligation: Obligation): Judgement {
  return holds
    ? { verdict: 'pass', because: `As required. ${seen}` }
    : { verdict: bySeverity(obligation), because: seen };
}

/** What can still spoil an outcome that looks right. */
function doubtOf(evidence: CaseEvidence, { reasonsExposed, twin, liveness }: Circumstances): Judgement | undefined {
  const { outcome, expectedReason, reason } = evidence;
  if (liveness === 'dead' && (outcome === 'crashed' || outcome === 'hung')) {
    return { verdict: 'fail', because: `The SP ${deedsOf(evidence)[outcome]} and signed nobody in afterwards.` };
  }
  if (liveness === 'dead')
    return {
      verdict: 'incomplete',
      because: 'Afterwards the same person could not sign in any more, so the refusal proves nothing.',
    };
  if (twin === 'not-accepted')
    return {
      verdict: 'incomplete',
      because: 'The twin without the fault was not accepted, so the refusal proves nothing.',
    };
  if (twin === 'not-run') return { verdict: 'incomplete', because: 'The twin without the fault did not run.' };
  // The reason is an exact expectation: a refusal for another reason means that the check under test did not do it.
  if (reasonsExposed && expectedReason !== undefined && outcome === 'refused' && reason !== expectedReason) {
    return {
      verdict: 'fail',
      because: `Refused for "${reason ?? 'no stated reason'}" where "${expectedReason}" was due.`,
    };
  }
  return undefined;
}

const bySeverity = (obligation: Obligation): Verdict =>
  (({ MUST: 'fail', SHOULD: 'warning', MAY: 'info' }) as const)[obligation];

const words: Readonly<Record<Expected, string>> = {
  reject: 'nobody to be signed in',
  accept: 'the person to be signed in',
  unforged: 'the forged identity to be ignored',
  'keep-distinct': 'two people to stay two',
  survive: 'the SP to survive',
  'no-fetch': 'no outbound request',
  inspect: 'the message to be as required',
  record: 'anything',
};

const deeds: Readonly<Record<Outcome, string>> = {
  'accepted-as-expected': 'signed the person in',
  'accepted-as-someone-else': 'signed in someone else',
  'accepted-as-signed': 'signed in the person the genuine part speaks of',
  'accepted-unknown': 'signed in somebody unknown',
  refused: 'refused',
  crashed: 'answered with a server error',
  hung: 'gave no answer within the bounds of time and size',
  looped: 'sent the browser round in circles',
  throttled: 'throttled',
  'interaction-needed': 'waited for a person',
  'not-delivered': 'never got the message',
  inconclusive: 'could not be read',
};

/** The same where a message was to end a session. */
const logoutWords: typeof words = {
  ...words,
  reject: 'the session to be left alone',
  accept: 'the session to end',
};

const logoutDeeds: typeof deeds = {
  ...deeds,
  'accepted-as-expected': 'ended the session',
  'accepted-as-someone-else': 'put somebody else in the place of the person',
  refused: 'left the session alone',
};

const unansweredDeeds: Readonly<Record<NonNullable<CaseEvidence['unanswered']>, string>> = {
  dropped: 'closed the connection without an answer',
  garbled: 'sent what is no HTTP',
};

const wordsOf = ({ about }: CaseEvidence) => (about === 'logout' ? logoutWords : words);

function deedsOf({ about, halfDone, unanswered }: CaseEvidence): typeof deeds {
  if (halfDone) return { ...logoutDeeds, refused: 'ended it in one of two browsers only' };
  const of = about === 'logout' ? logoutDeeds : deeds;
  return unanswered === undefined ? of : { ...of, crashed: unansweredDeeds[unanswered] };
}

function lenientWords(evidence: CaseEvidence): string {
  const { about, outcome } = evidence;
  const spared = about === 'logout' ? 'The session was left alone' : 'Nobody was signed in';
  const did = deedsOf(evidence)[outcome];
  if (outcome === 'crashed' || outcome === 'hung' || outcome === 'looped')
    return `${spared}, but the SP ${did} instead of refusing.`;
  return `The SP ${did} although the message carried a forgery; refusing it whole is safer.`;
}

function unprovenWords({ about, expected, outcome }: CaseEvidence): string {
  if (outcome === 'throttled') return 'The SP throttled the judge.';
  if (outcome === 'interaction-needed') return 'A page waited for a person, so no message was sent.';
  if (outcome === 'not-delivered')
    return `There is no proof that the message reached the ${about === 'logout' ? 'SP' : 'ACS'}.`;
  if (outcome === 'inconclusive') return 'Who is signed in could not be read.';
  return `This run gathers no evidence for "${expected}".`;
}
