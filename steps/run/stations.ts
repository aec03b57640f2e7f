import { createMockIdp } from '../../mock-idp/index.ts';
import { DriverError, type DriverPerson, type SpFacts, type SutDriver } from '../../sp-under-test/drivers/index.ts';
import { type IdpAddress, IdpControl, type Person } from '../oracle/index.ts';
import type { Wiring } from '../support/index.ts';
import {
  appLabel,
  createApp,
  type Desk,
  introduce,
  introduceOthers,
  notYet,
  notYetElsewhere,
  secondAppLabel,
  tellApp,
  tenantAppLabel,
} from './introduction.ts';
import type { StationOptions } from './options.ts';
import { openSut } from './sut.ts';

/** A mock IdP and an SP, running and wired to each other. */
export interface OpenStation {
  driver: SutDriver;
  facts: SpFacts;
  /** Without what preflight will find. */
  parameters: Wiring;
  close(): Promise<void>;
}

/** Starts one IdP and, for the reference, one SP; makes each trust the other. Closes again whatever was opened when it fails. */
export async function openStation(options: StationOptions, workFolder: string): Promise<OpenStation> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const idp = await createMockIdp();
    closers.push(() => idp.close());
    const sut = await openSut(options, workFolder);
    closers.push(sut.stop);
    const { driver } = sut;
    const address: IdpAddress = { adminUrl: idp.adminUrl, controlToken: idp.controlToken, samlUrl: idp.samlUrl };
    const desk: Desk = { control: new IdpControl(address), driver, kind: options.sp.kind, workFolder };
    const people = driver.people.map(withLogin);
    const tenantPeople = (driver.tenant?.people ?? []).map(withLogin);
    await createApp(desk, people, {
      label: appLabel,
      // Under a name that only the profile knows the SP is not on loopback to the IdP: the key must not change when it shows.
      acsUrl: driver.reach === undefined ? notYet : notYetElsewhere,
    });
    closers.push(() => driver.tearDown());
    const others = await introduceOthers(desk, people, tenantPeople);
    const { facts, trust } = await introduce(desk);
    for (const { label, party } of others) await tellApp(desk.control, label, await party.facts());
    const secondTrust = others.find(({ label }) => label === secondAppLabel)?.trust;
    const logout = logoutOf(facts, driver);
    const parameters = {
      idp: { ...address, appLabel, secondAppLabel, tenantAppLabel },
      sut:
        sut.parameters.kind === 'reference'
          ? { ...sut.parameters, trust, ...(secondTrust && { secondTrust }) }
          : { ...sut.parameters, trust },
      people,
      tenantPeople,
      acsEndpoints: [...(facts.acsEndpoints ?? [])],
      nameIdFormat: facts.nameIdFormat,
      encryptionCertificates: facts.encryption?.certificates ?? [],
      ...(logout && { logout }),
    };
    return { driver, facts, parameters, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const withLogin = (person: DriverPerson): Person => ({
  ...person,
  login: `${person.alias.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@example.com`,
});

/** What the judge needs for single logout; an SP that declares it has to have it. */
function logoutOf({ entityId, logout }: SpFacts, { declares, name }: SutDriver): Wiring['logout'] {
  if (logout !== undefined) return { ...logout, spEntityId: entityId };
  if (!declares.supports.includes('logout')) return undefined;
  throw new DriverError(
    'logout_undescribed',
    `${name} declares "logout", but its metadata has no SingleLogoutService for HTTP-Redirect or HTTP-POST: add one, or take "logout" out of "supports".`,
  );
}
