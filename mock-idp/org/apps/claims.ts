import { claimExpressionProblem } from '../../expression/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { App, FederatedClaim } from '../model.ts';
import type { ClaimInput, Claims, OrgProblem } from '../services.ts';

const textOf = (field: string, value: string, most: number): OrgProblem[] => {
  if (value.trim() !== '' && value.length <= most) return [];
  const message = `${field}: The field cannot be left blank`;
  return [{ path: `/${field}`, message, remedy: `Between 1 and ${most} characters.` }];
};

/** Within one app a name is used once, whichever kind of statement has it. */
function problemsOf(app: App, { name, expression }: ClaimInput, own?: string): OrgProblem[] {
  const problems = [...textOf('name', name, 512), ...textOf('expression', expression, 1024)];
  const others = app.federatedClaims.filter(({ id }) => id !== own);
  if ([...others, ...app.settings.signOn.attributeStatements].some((taken) => taken.name === name)) {
    problems.push({ path: '/name', message: `name: There is a statement ${name} already`, remedy: 'Another name.' });
  }
  const unreadable = expression.trim() === '' ? undefined : claimExpressionProblem(expression);
  if (unreadable !== undefined) {
    const remedy = 'For example user.profile.email.';
    problems.push({ path: '/expression', message: `expression: ${unreadable}`, remedy });
  }
  return problems;
}

/** The Attribute Statements of the Sign On tab. */
export function createClaims(
  { now, random }: OrgDependencies,
  get: (id: string) => Promise<App>,
  change: (id: string, next: (app: App) => App, eventType: string) => Promise<App>,
): Claims {
  const refuse = (problems: readonly OrgProblem[]) => {
    if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: federatedClaim', problems);
  };
  const find = async (appId: string, id: string): Promise<FederatedClaim> => {
    const claim = (await get(appId)).federatedClaims.find((candidate) => candidate.id === id);
    if (!claim) throw new OrgError('not_found', `Not found: Resource not found: ${id} (FederatedClaim)`);
    return claim;
  };
  const store = (appId: string, next: (claims: readonly FederatedClaim[]) => FederatedClaim[]) =>
    change(appId, (app) => ({ ...app, federatedClaims: next(app.federatedClaims) }), 'application.lifecycle.update');
  return {
    get: find,
    add: async (appId, { name, expression }) => {
      refuse(problemsOf(await get(appId), { name, expression }));
      const at = now().toISOString();
      const claim = { id: newId(random, 'ofc'), name, expression, created: at, lastUpdated: at };
      await store(appId, (claims) => [...claims, claim]);
      return claim;
    },
    replace: async (appId, id, { name, expression }) => {
      const before = await find(appId, id);
      refuse(problemsOf(await get(appId), { name, expression }, id));
      const claim = { ...before, name, expression, lastUpdated: now().toISOString() };
      await store(appId, (claims) => claims.map((candidate) => (candidate.id === id ? claim : candidate)));
      return claim;
    },
    remove: async (appId, id) => {
      await find(appId, id);
      await store(appId, (claims) => claims.filter((candidate) => candidate.id !== id));
    },
  };
}
