import type { Envelope } from '@cucumber/messages';
import type { Catalogue, CatalogueCase } from '../catalogue/index.ts';
import { evidenceMediaType, livenessMediaType, type RunFacts } from '../conformance/index.ts';
import type { CaseEvidence } from '../verdict/index.ts';

/** One canned scenario of a message stream. */
export interface CannedScenario {
  name: string;
  tags: string[];
  /** Absent: started but never finished. */
  status?: 'PASSED' | 'FAILED' | 'SKIPPED' | 'UNDEFINED';
  message?: string;
  evidence?: CaseEvidence;
  alive?: boolean;
  gone?: boolean;
  /** Cases that the sign-in after this scenario speaks of. */
  covers?: string[];
  picture?: Buffer;
}

const uri = 'features/conformance/canned.feature';
const time = (seconds: number) => ({ seconds, nanos: 0 });
const location = (line: number) => ({ line, column: 1 });

/** The messages Cucumber would send for these scenarios. */
export function stream(scenarios: readonly CannedScenario[]): Envelope[] {
  const children = scenarios.map((scenario, index) => ({
    scenario: {
      id: `ast-${index}`,
      location: location(index + 10),
      tags: [],
      keyword: 'Scenario',
      name: scenario.name,
      description: '',
      steps: [],
      examples: [],
    },
  }));
  const feature = {
    location: location(1),
    tags: [],
    language: 'en',
    keyword: 'Feature',
    name: 'Canned',
    description: '',
    children,
  };
  return [{ gherkinDocument: { uri, feature, comments: [] } }, ...scenarios.flatMap(messagesOf)];
}

function messagesOf(scenario: CannedScenario, index: number): Envelope[] {
  const testCaseStartedId = `run-${index}`;
  const tags = scenario.tags.map((name) => ({ name: `@${name}`, astNodeId: 'tag' }));
  const json = (mediaType: string, value: unknown): Envelope => ({
    attachment: { testCaseStartedId, mediaType, body: JSON.stringify(value), contentEncoding: 'IDENTITY' as never },
  });
  const { alive, covers, evidence, gone = false, message, picture, status } = scenario;
  const begun: Envelope[] = [
    {
      pickle: {
        id: `pickle-${index}`,
        uri,
        name: scenario.name,
        language: 'en',
        steps: [],
        tags,
        astNodeIds: [`ast-${index}`],
      },
    },
    { testCase: { id: `case-${index}`, pickleId: `pickle-${index}`, testSteps: [] } },
    { testCaseStarted: { id: testCaseStartedId, testCaseId: `case-${index}`, attempt: 0, timestamp: time(index) } },
    ...(evidence === undefined ? [] : [json(evidenceMediaType, evidence)]),
    ...(alive === undefined
      ? []
      : [json(livenessMediaType, { alive, gone, ...(covers === undefined ? {} : { cases: covers }) })]),
    ...(picture === undefined
      ? []
      : [
          {
            attachment: {
              testCaseStartedId,
              mediaType: 'image/png',
              body: picture.toString('base64'),
              contentEncoding: 'BASE64' as never,
            },
          },
        ]),
  ];
  if (status === undefined) return begun;
  const testStepResult = { status: status as never, duration: time(0), ...(message === undefined ? {} : { message }) };
  return [
    ...begun,
    { testStepFinished: { testCaseStartedId, testStepId: 'step', testStepResult, timestamp: time(index) } },
    { testCaseFinished: { testCaseStartedId, timestamp: time(index + 1), willBeRetried: false } },
  ];
}

export const evidence = (id: string, more: Partial<CaseEvidence>): CaseEvidence => ({
  id,
  expected: 'reject',
  outcome: 'refused',
  delivered: true,
  durationMs: 5,
  timeline: [{ atMs: 1, text: 'Alice starts at the SP' }],
  ...more,
});

const entry = (slug: string, more: Partial<CatalogueCase> = {}): CatalogueCase => ({
  slug,
  area: 'AUD',
  title: slug,
  effects: [],
  expected: 'reject',
  requirements: ['audience'],
  needs: [],
  variants: [],
  perVariant: {},
  faults: [],
  file: uri,
  line: 1,
  ...more,
});

export const catalogue: Catalogue = {
  version: '9.9.9',
  digest: 'abc',
  requirements: new Map([
    [
      'audience',
      {
        id: 'audience',
        text: 'The audience is ours.',
        why: 'Else others can use it.',
        fix: 'Compare it.',
        clauses: ['SAMLCore §2.5.1.4'],
        obligation: { core: 'MUST' },
      },
    ],
  ]),
  areas: new Map([['AUD', { code: 'AUD', title: 'Audience' }]]),
  documentedSteps: [
    { id: 'IPA-01', text: 'Accounts come from the IdP.', source: 'A document', label: 'Set up', scenarios: [] },
    { id: 'IPA-02', text: 'They open products.', source: 'A document', scenarios: [] },
    { id: 'D-03', text: 'The values exist first.', source: 'A decision', scenarios: [] },
  ],
  cases: [
    entry('st-good', { expected: 'accept' }),
    entry('au-wrong', { control: 'st-good' }),
    entry('au-empty', { control: 'st-good' }),
  ],
};

export const facts: RunFacts = {
  sut: { name: 'Canned SP', kind: 'reference', entityId: 'e', acsUrl: 'http://localhost/acs' },
  profile: null,
  seed: null,
  level: 'core',
  declared: {
    supports: ['idp-initiated'],
    toleranceSeconds: 60,
    known: [],
    deviations: [{ requirement: 'audience-names-us', decision: 'D-00', because: 'The document says so.' }],
    consent: null,
  },
  reasonsExposed: true,
  restarts: [],
  left: { accounts: [], reset: false, cleanUp: 'no-hook' },
  calibration: {
    valid: true,
    sealings: { accepted: ['AR'], baseline: 'AR', encryption: 'unknown', cipher: 'AES256-GCM' },
    findings: [{ what: 'An anonymous visit', ok: true, text: 'Nobody.', timeline: [] }],
  },
  interrupted: null,
  startedAt: '2026-01-02T03:04:05.000Z',
  durationMs: 1234,
  toolVersion: '0.0.0',
  command: 'npx assay certify',
};
