/** The body that makes an organisation: two things with a schema each, and one list of what is wrong. */
import { ControlError } from '../arming/index.ts';
import { type OrgSeed, readOrgSeed, SeedError } from '../seed/index.ts';
import { readBody } from './bodies.ts';

/** What is wrong with a seed, where it stands in the body; any other error as it is. */
export function inSeed(error: unknown): never {
  if (!(error instanceof SeedError)) throw error;
  const problems = error.problems.map((problem) => ({ ...problem, path: `/seed${problem.path}` }));
  throw new ControlError('validation_failed', 'The seed cannot be applied.', problems);
}

/** Throws ControlError with everything that is wrong with either. What a seed says may still be refused by what is there. */
export async function readNewOrganisation(body: unknown): Promise<{ subdomain: string; seed: OrgSeed | undefined }> {
  const given = typeof body === 'object' && body !== null && 'seed' in body ? body.seed : undefined;
  // What is no object is said by the schema of the body.
  const isSeed = typeof given === 'object' && given !== null && !Array.isArray(given);
  const [around, seed] = await Promise.allSettled([
    readBody('organisation', body),
    isSeed ? readOrgSeed(given).catch(inSeed) : undefined,
  ]);
  if (around.status === 'fulfilled' && seed.status === 'fulfilled') {
    return { subdomain: around.value.subdomain, seed: seed.value };
  }
  const reasons: unknown[] = [around, seed].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const problems = reasons.flatMap((reason) => {
    if (!(reason instanceof ControlError)) throw reason;
    return reason.problems;
  });
  throw new ControlError('validation_failed', 'The body is not what this endpoint takes.', problems);
}
