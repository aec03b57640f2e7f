import type { OrgSeed, SeedPerson } from './model.ts';

/** The password of everybody in the demo organisation. */
export const demoPassword = 'Correct-Horse-7';

/** Its hash. The password is public, so its salt may be, too; hashing it would make every start 50 ms longer. */
export const demoPasswordHash = 'scrypt:bHt0N_iWZMx2j7aS_djbfQ:SXQ9v-c9tVvRYjykNU0Uc04GGTUhldKDDi2PXevJAHY';

/** Whoever opens the console first; every Okta organisation has such an administrator. */
export const demoAdministrator: SeedPerson = {
  login: 'admin@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: demoPassword,
  administrator: true,
};

/** An organisation to begin with: one administrator, three people, no apps. */
export const demoSeed: OrgSeed = {
  organisation: { name: 'Example', subdomain: 'example' },
  people: [
    demoAdministrator,
    { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', password: demoPassword },
    { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown', password: demoPassword },
    { login: 'carol@contractor.example', firstName: 'Carol', lastName: 'Clark', password: demoPassword },
  ],
};

const isPerson = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'login' in one && typeof one.login === 'string';

/**
 * A seed that names no administrator gets the demo's, or nobody could open the console. One of a wrong shape is left to
 * whoever checks it, which comes afterwards.
 */
export function withAdministrator(seed: OrgSeed): OrgSeed {
  const { people = [] } = seed;
  if (!Array.isArray(people) || !people.every(isPerson)) return seed;
  if (people.some(({ administrator }) => administrator)) return seed;
  const others = people.filter(({ login }) => login.toLowerCase() !== demoAdministrator.login);
  return { ...seed, people: [...others, demoAdministrator] };
}
