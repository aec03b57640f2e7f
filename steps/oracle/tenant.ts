import type { OtherTenant } from '../../sp-under-test/drivers/index.ts';
import { type Attempt, attempt, obtain, type Person, type Stage } from './attempt/index.ts';

/** A person of another tenant signs in there, and is looked for there. */
export function signInAtTenant(stage: Stage, tenant: OtherTenant, person: Person): Promise<Attempt> {
  return attempt(stage, { ...sent(person), start: 'sp', door: tenant });
}

/** The IdP of another tenant says that this person came, at its own ACS; the person is looked for at home. */
export function nameAtTenant(stage: Stage, person: Person): Promise<Attempt> {
  return attempt(stage, { ...sent(person), start: 'sp' });
}

/**
 * A person asks at home, and the IdP of another tenant answers, as whoever runs it may set it up: addressed to the ACS that
 * the question came from.
 */
export async function answerFromTenant(stage: Stage, tenant: OtherTenant, person: Person): Promise<Attempt> {
  const agent = await stage.newAgent();
  const { cookie, key } = await stage.idp.openTransaction(person.login, stage.appLabel, []);
  await agent.plant(cookie);
  await obtain(stage, agent, { person, faults: [], start: 'sp', delivery: 'same-browser' });
  await stage.idp.hold(key, true);
  const [request] = (await stage.idp.transaction(key)).received;
  const faults = [{ name: 'in-response-to-another-request', parameters: { id: request?.id ?? '' } }];
  const [home, own] = [await stage.driver.facts(), await tenant.facts()];
  await aim(stage, home);
  try {
    return await attempt(stage, { ...sent(person), faults, start: 'idp', agent });
  } finally {
    await aim(stage, own);
  }
}

const sent = (person: Person) => ({ person, faults: [], idp: 'tenant', delivery: 'same-browser' }) as const;

async function aim({ idp, tenantAppLabel }: Stage, { acsUrl, entityId }: { acsUrl: string; entityId: string }) {
  const signOn = { ssoAcsUrl: acsUrl, recipient: acsUrl, destination: acsUrl, audience: entityId };
  await idp.organisation({ apps: [{ label: tenantAppLabel, signOn }] });
}
