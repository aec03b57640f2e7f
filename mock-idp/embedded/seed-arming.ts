/** What a seed wants to happen to the next sign-ins: faults and situations, checked with everything else. */
import type { ArmedFaultsForIssuing } from '../arming/index.ts';
import { checkFaultParameters, FaultParametersInvalid, findFault } from '../faults/index.ts';
import type { OrgServices } from '../org/index.ts';
import type { OrgSeed, SeedProblem } from '../seed/index.ts';
import { type Stage, situations } from '../situations/index.ts';

interface Entry {
  path: string;
  field: 'fault' | 'situation';
  name: string;
  parameters?: Readonly<Record<string, string>>;
  app?: string;
  person?: string;
}

function entriesOf({ faults = [], situations: staged = [] }: OrgSeed): Entry[] {
  return [
    ...faults.map((one, i) => ({ ...one, path: `/faults/${i}`, field: 'fault' as const, name: one.fault })),
    ...staged.map((one, i) => ({ ...one, path: `/situations/${i}`, field: 'situation' as const, name: one.situation })),
  ];
}

function nameProblems({ path, field, name, parameters }: Entry): SeedProblem[] {
  const found = field === 'fault' ? findFault(name) : situations.find((candidate) => candidate.name === name);
  if (!found) {
    const remedy = field === 'fault' ? 'GET /_assay/faults lists them.' : 'GET /_assay/situations lists them.';
    return [{ path: `${path}/${field}`, message: `There is no ${field} ${name}.`, remedy }];
  }
  try {
    checkFaultParameters(found, parameters);
    return [];
  } catch (error) {
    if (!(error instanceof FaultParametersInvalid)) throw error;
    const known = Object.keys(found.parameters ?? {}).join(', ');
    const remedy = known === '' ? 'It takes none.' : `It takes ${known}.`;
    return error.problems.map((message) => ({ path: `${path}/parameters`, message, remedy }));
  }
}

const has = (values: readonly (string | undefined)[], wanted: string) =>
  values.some((value) => value?.trim().toLowerCase() === wanted.trim().toLowerCase());

/** What is wrong with the faults and situations of a seed, once the rest of it is applied. */
export async function armingProblems(org: OrgServices, seed: OrgSeed): Promise<SeedProblem[]> {
  const problems: SeedProblem[] = [];
  for (const entry of entriesOf(seed)) {
    const { path, app, person, parameters } = entry;
    problems.push(...nameProblems(entry));
    const labels = (seed.apps ?? []).map(({ label }) => label);
    if (app !== undefined && !has(labels, app) && !(await org.applications.findByLabel(app))) {
      problems.push({ path: `${path}/app`, message: `There is no app ${app}.`, remedy: 'The label of an app.' });
    }
    const logins = (seed.people ?? []).map(({ login }) => login);
    const named = { person, 'parameters/as': parameters?.as };
    for (const [field, login] of Object.entries(named)) {
      if (login === undefined || has(logins, login) || (await org.directory.find(login))) continue;
      problems.push({
        path: `${path}/${field}`,
        message: `There is no person ${login}.`,
        remedy: 'The login of a person.',
      });
    }
    if (entry.name === 'stale-bookmark') {
      const remedy = 'Stage it when somebody has signed in.';
      problems.push({ path: `${path}/situation`, message: 'It is made of a request that came before.', remedy });
    }
  }
  return problems;
}

/** Arms and stages what a seed says. */
export async function armSeed(
  { armed, stage }: { armed: ArmedFaultsForIssuing; stage: Stage },
  { faults = [], situations: staged = [] }: OrgSeed,
): Promise<void> {
  for (const fault of faults) await armed.arm(fault);
  for (const situation of staged) await stage.stage(situation);
}
