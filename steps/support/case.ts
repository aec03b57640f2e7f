import {
  type CaseEvidence,
  type Circumstances,
  type Expected,
  evaluate,
  type Inspection,
  type Judgement,
} from '../../reports/index.ts';
import type { Observed, ReadAgain } from '../oracle/index.ts';
import type { RunParameters } from './parameters.ts';

/** What a Then adds to what was observed. */
export interface Extra extends Partial<Pick<CaseEvidence, 'expectedReason' | 'outcome' | 'inspection' | 'halfDone'>> {
  /** What the SP read of the IdP's metadata, where that is the subject. */
  published?: ReadAgain;
  /** What it asked for at the judge's own listener. */
  fetched?: readonly string[];
}

/** The conformance case a scenario is: what it expects and what was observed, until it is attached. */
export class Case {
  /** slug, or slug/variant; undefined for a scenario that is no case. */
  readonly id: string | undefined;
  readonly #slug: string | undefined;
  readonly #run: Pick<RunParameters, 'cases'>;
  readonly #attempts: Observed[] = [];
  #expected: Expected;
  #recorded: CaseEvidence | undefined;

  constructor(tags: readonly string[], expected: Expected, run: Pick<RunParameters, 'cases'>) {
    this.#run = run;
    this.#expected = expected;
    const slugs = Object.keys(run.cases);
    this.#slug = slugs.find((slug) => tags.includes(`@${slug}`));
    const variant = tags.find((tag) => tag.startsWith('@variant:'))?.slice('@variant:'.length);
    this.id = this.#slug === undefined || variant === undefined ? this.#slug : `${this.#slug}/${variant}`;
  }

  get attempts(): readonly Observed[] {
    return this.#attempts;
  }

  add(made: Observed): void {
    this.#attempts.push(made);
  }

  get evidence(): CaseEvidence | undefined {
    return this.#recorded;
  }

  /** Whether somebody may have been kept out, so that liveness must be shown afterwards. */
  get negative(): boolean {
    const { notApplicable, inspection } = this.#recorded ?? {};
    const judged = this.#recorded !== undefined && notApplicable === undefined && inspection === undefined;
    return judged && this.#expected !== 'accept';
  }

  /** Settles what was observed in the last attempt, against what the step expects. */
  settle(expected: Expected, extra: Extra = {}): CaseEvidence {
    const made = this.#attempts.at(-1);
    if (made === undefined) throw new Error('Nobody has tried to sign in in this scenario');
    this.#expected = expected;
    this.#recorded = evidenceOf(this.id ?? 'unnamed', expected, made, this.#attempts, extra);
    return this.#recorded;
  }

  /** Records what was found in something that the SP sends or publishes. */
  inspected(inspection: Inspection): CaseEvidence {
    this.#expected = 'inspect';
    this.#recorded = {
      id: this.id ?? 'unnamed',
      expected: 'inspect',
      outcome: 'inconclusive',
      delivered: false,
      durationMs: 0,
      timeline: [],
      inspection: { ...inspection, ...(inspection.shown === undefined ? {} : { shown: shortened(inspection.shown) }) },
    };
    return this.#recorded;
  }

  notApplicable(because: string): CaseEvidence {
    this.#recorded = {
      id: this.id ?? 'unnamed',
      expected: this.#expected,
      outcome: 'inconclusive',
      delivered: false,
      notApplicable: because,
      durationMs: 0,
      timeline: [{ atMs: 0, text: because }],
    };
    return this.#recorded;
  }

  /** The verdict as far as a step can know it: twin and liveness come later. */
  judge(evidence: CaseEvidence, reasonsExposed: boolean): Judgement {
    const known = this.#slug === undefined ? undefined : this.#run.cases[this.#slug];
    // A team's own scenario names no catalogue case: whatever it demands, it demands.
    const obligation: Circumstances['obligation'] = known === undefined ? 'MUST' : (known.obligation ?? undefined);
    return evaluate(evidence, { obligation, reasonsExposed });
  }
}

function evidenceOf(
  id: string,
  expected: Expected,
  made: Observed,
  attempts: readonly Observed[],
  { published, ...extra }: Extra,
): CaseEvidence {
  return {
    id,
    expected,
    ...(made.about === undefined ? {} : { about: made.about }),
    ...(extra.expectedReason === undefined ? {} : { expectedReason: extra.expectedReason }),
    outcome: extra.outcome ?? made.outcome,
    ...(made.refusesSo === true ? { refusesSo: true } : {}),
    ...(made.unanswered === undefined ? {} : { unanswered: made.unanswered }),
    ...(extra.halfDone === true ? { halfDone: true } : {}),
    ...reasonOf(made, published, extra.expectedReason),
    ...(made.seen === undefined ? {} : { seen: made.seen.subject }),
    delivered: made.delivered,
    durationMs: attempts.reduce((sum, entry) => sum + entry.durationMs, 0),
    ...(made.fault === undefined ? {} : { fault: faultOf(made.fault) }),
    timeline: [
      ...(published === undefined ? [] : [{ atMs: 0, text: readAgainWords(published) }]),
      ...attempts.flatMap((entry) => entry.timeline),
    ],
    ...(made.emitted === undefined ? {} : { sent: capped(made.emitted.xml) }),
    ...(made.emitted === undefined || made.fault === undefined ? {} : { plain: capped(made.emitted.plainXml) }),
    ...(made.answer === undefined ? {} : { answer: made.answer }),
    ...(extra.inspection === undefined ? {} : { inspection: extra.inspection }),
    ...(published === undefined ? {} : publishedEvidence(published, made.fault)),
    ...(extra.fetched === undefined ? {} : { fetched: extra.fetched }),
  };
}

/** A message is refused for what it says, metadata when it is read: the sentence that names the reason says which is meant. */
function reasonOf(made: Observed, published: ReadAgain | undefined, wanted: string | undefined): { reason?: string } {
  const reason = wanted?.startsWith('metadata_') === true ? published?.reason : made.reason;
  return reason === undefined ? {} : { reason };
}

function readAgainWords({ fetched, said }: ReadAgain): string {
  const served = fetched?.published.faults.map(({ name }) => name).join(', ');
  return `The SP reads the metadata again${served === undefined ? ', but has not fetched it' : ` (${served})`}. ${said}`;
}

/** Where metadata is the subject, it is what the report shows; what was wrong with the message that came after it is told, too. */
function publishedEvidence({ fetched }: ReadAgain, inMessage: Observed['fault']): Partial<CaseEvidence> {
  // What was never read was never judged.
  if (fetched === undefined) return { delivered: false, outcome: 'not-delivered' };
  const { body, faults, plainBody } = fetched.published;
  const subject = faults.at(-1);
  return {
    sent: capped(body),
    plain: capped(plainBody),
    ...(subject === undefined
      ? {}
      : {
          fault: {
            ...faultOf(subject),
            summary: [subject, inMessage].flatMap((fault) => fault?.summary ?? []).join(' '),
          },
        }),
  };
}

const faultOf = ({ name, summary, clause, point }: Omit<NonNullable<Observed['fault']>, 'state'>) => ({
  name,
  summary,
  clause,
  point,
});

/** A flood is told by its beginning; a thousand of them would not fit into one report. */
const longest = 40_000;
const capped = (xml: string): string =>
  xml.length <= longest ? xml : `${xml.slice(0, longest)}\n… ${xml.length} characters in all`;

/** The beginning of a long document with the spots that stand in it. */
function shortened(shown: NonNullable<Inspection['shown']>): NonNullable<Inspection['shown']> {
  if (shown.text.length <= longest) return shown;
  return { ...shown, text: capped(shown.text), spans: shown.spans.filter(({ end }) => end <= longest) };
}
