import type { Figure } from '../result.ts';
import { sampleOf } from '../statistics.ts';
import { certify } from './certify.ts';
import { responseRate } from './responses.ts';

/** Real Responses through the reference SP. */
export async function measureSp(rounds: number, count: number): Promise<Figure[]> {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await responseRate(count, 16));
  return [
    {
      id: 'sp-responses',
      what: 'Responses through the reference SP, 16 at a time',
      unit: '/s',
      value: sampleOf(measured.map(({ perSecond }) => perSecond)),
    },
    {
      id: 'sp-cpu',
      what: 'processor time of the SP per Response',
      unit: 'ms',
      value: sampleOf(measured.map(({ cpuMs }) => cpuMs)),
    },
  ];
}

const conformance = 'not @behaviour and not @chromium';
/** For a quick look. */
const few = ['au-wrong', 'au-empty', 'au-case', 'au-prefix', 'au-list-first', 'au-list-last', 'st-success-baseline'];

/** What a conformance case costs, and whose the time is. */
export async function measureCases(quick: boolean): Promise<Figure[]> {
  const run = await certify(quick ? ['--only', ...few] : ['--tags', conformance], !quick);
  const value = sampleOf([run.medianCaseMs]);
  const beside = `median of ${run.cases} cases, twin and liveness included`;
  const whole: Figure = { id: 'case', what: 'one conformance case', unit: 'ms', value, beside };
  // Over a few cases loading the features outweighs them all.
  if (run.shares === undefined) return [whole];
  const { idp, judge, node, sp } = run.shares;
  const share = (id: string, what: string, milliseconds: number): Figure => ({
    id,
    what: `processor time per case, ${what}`,
    unit: 'ms',
    value: sampleOf([milliseconds]),
  });
  return [
    whole,
    share('case-sp', 'inside the SP', sp),
    share('case-idp', 'inside the IdP', idp),
    share('case-judge', 'inside the judge', judge),
    share('case-node', 'Node itself for all three: network, garbage', node),
  ];
}

const documents = '@document:identity-provider-user-access or @document:manual-provisioning';

/** Everything that stays outside a browser and is no conformance case: JIT, enforcement, groups, sessions, API. */
export async function measureBehaviour(): Promise<Figure[]> {
  const { seconds } = await certify(['--tags', '@behaviour and not @chromium'], false);
  return [{ id: 'behaviour', what: 'the behaviour features over HTTP', unit: 's', value: sampleOf([seconds]) }];
}

/** The whole catalogue over HTTP. */
export async function measureCatalogue(): Promise<Figure[]> {
  const { seconds } = await certify(['--tags', conformance], false);
  return [{ id: 'catalogue', what: 'the whole conformance catalogue', unit: 's', value: sampleOf([seconds]) }];
}

/** Both documents, page by page. */
export async function measureDocuments(): Promise<Figure[]> {
  const { seconds } = await certify(['--tags', documents], false);
  return [{ id: 'documents', what: 'both documents in Chromium', unit: 's', value: sampleOf([seconds]) }];
}
