import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createMockIdp } from '../../mock-idp/index.ts';
import {
  createBlackBoxDriver,
  createReferenceDriver,
  DriverError,
  type DriverPerson,
  type IdpTrust,
  loadProfile,
  type SpFacts,
  type SpLogout,
  type SutDriver,
} from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp } from '../../sp-under-test/index.ts';
import { brokenPolicy } from '../detection/index.ts';
import { type IdpAddress, type IdpApp, IdpControl, type Person } from '../oracle/index.ts';
import { type StationParameters, type SutParameters, spKeys } from '../support/index.ts';
import type { RunOptions } from './options.ts';

/** A mock IdP and an SP, running and wired to each other. */
export interface OpenStation {
  driver: SutDriver;
  facts: SpFacts;
  /** Without what preflight will find. */
  parameters: Omit<StationParameters, 'sealings' | 'habits'>;
  close(): Promise<void>;
}

/** What of a run concerns its servers. */
export type StationOptions = Pick<RunOptions, 'sp' | 'environment' | 'brokenDecision' | 'isLocal' | 'stop'>;

const appLabel = 'SP under test';
/** An app of the same organisation: with an entity ID and a key of its own it is another IdP to the SP. */
const secondAppLabel = 'SP under test, second IdP';
/** The IdP of another tenant. */
const tenantAppLabel = 'SP under test, other tenant';
/** An app cannot be made without an ACS URL, and an SP may need our metadata before it has one. */
const notYet = 'http://localhost/not-yet-known';
/** Off loopback, so that the app gets a key of its own and keeps it. */
const notYetElsewhere = 'https://sp.example/not-yet-known';

/** Starts one IdP and, for the reference, one SP; makes each trust the other. Closes again whatever was opened when it fails. */
export async function openStation(options: StationOptions, workFolder: string): Promise<OpenStation> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const idp = await createMockIdp();
    closers.push(() => idp.close());
    const { driver, parameters: sut, stop } = await openSut(options, workFolder);
    closers.push(stop);
    const address: IdpAddress = { adminUrl: idp.adminUrl, controlToken: idp.controlToken, samlUrl: idp.samlUrl };
    const people = driver.people.map(withLogin);
    const tenantPeople = (driver.tenant?.people ?? []).map(withLogin);
    const control = new IdpControl(address);
    await createApp(control, people, options.sp.kind, {
      label: appLabel,
      // Under a name that only the profile knows the SP is not on loopback to the IdP: the key must not change when it shows.
      acsUrl: driver.reach === undefined ? notYet : notYetElsewhere,
    });
    closers.push(() => driver.tearDown());
    const { secondIdp, tenant } = driver;
    const others = [
      { party: secondIdp, label: secondAppLabel, who: people, file: 'second-idp-metadata.xml' },
      // Whoever runs a tenant's IdP can have it say anything, so everybody has an account there.
      { party: tenant, label: tenantAppLabel, who: [...tenantPeople, ...people], file: 'tenant-idp-metadata.xml' },
    ].flatMap(({ party, ...rest }) => (party === undefined ? [] : [{ party, ...rest }]));
    const trusts = new Map<string, IdpTrust>();
    for (const { file, label, party, who } of others) {
      await createApp(control, who, options.sp.kind, { label, acsUrl: notYetElsewhere });
      const trust = await trustOf(await control.app(label), workFolder, file);
      await party.setUp(trust);
      trusts.set(label, trust);
    }
    await announceLogout(control, driver);
    const trust = await trustOf(await control.app(appLabel), workFolder, 'idp-metadata.xml');
    await driver.setUp(trust);
    const facts = await driver.facts();
    await control.organisation({ apps: [{ label: appLabel, signOn: signOnOf(facts) }] });
    // Whoever knows how reads our metadata again, now that it names single logout for certain.
    if (facts.logout !== undefined) await driver.refresh?.();
    for (const { label, party } of others)
      await control.organisation({ apps: [{ label, signOn: signOnOf(await party.facts()) }] });
    const logout = logoutOf(facts, driver);
    const secondTrust = trusts.get(secondAppLabel);
    const parameters = {
      idp: { ...address, appLabel, secondAppLabel, tenantAppLabel },
      sut: sut.kind === 'reference' ? { ...sut, trust, ...(secondTrust && { secondTrust }) } : { ...sut, trust },
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

async function openSut(
  options: StationOptions,
  workFolder: string,
): Promise<{ driver: SutDriver; parameters: SutParameters; stop: () => Promise<void> }> {
  if (options.sp.kind === 'reference') {
    const policy = options.brokenDecision === undefined ? {} : brokenPolicy(options.brokenDecision);
    const { checksOff = [], log } = options.sp;
    const sp = await createReferenceSp({ checks: { off: checksOff }, keys: spKeys(), policy, ...(log && { log }) });
    const address = { url: sp.url, controlToken: sp.controlToken };
    return {
      driver: createReferenceDriver(address),
      parameters: { kind: 'reference', ...address },
      stop: () => sp.close(),
    };
  }
  const file = resolve(options.sp.profile);
  const profile = loadProfile(file, options.environment, options.isLocal);
  const directory = dirname(file);
  // What the SP and its hooks say may be long and is theirs: it goes into a file, not between our lines.
  mkdirSync(workFolder, { recursive: true });
  const logFile = join(workFolder, 'sp.log');
  writeFileSync(logFile, '');
  const log = (line: string) => {
    try {
      appendFileSync(logFile, `${line}\n`);
    } catch {
      // Called while the SP talks: nobody could catch it, and a full disk stops the run by its messages.
    }
  };
  const driver = createBlackBoxDriver(profile, {
    directory,
    env: options.environment,
    log,
    stop: options.stop,
    ...(options.isLocal === undefined ? {} : { isLocal: options.isLocal }),
  });
  // An adapter that is none has to be told before anything is started.
  await driver.behaviour?.();
  const parameters = { kind: 'black-box', profile, directory, environment: defined(options.environment) } as const;
  return { driver, parameters, stop: async () => {} };
}

const withLogin = (person: DriverPerson): Person => ({
  ...person,
  login: `${person.alias.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@example.com`,
});

/** Without what is not set: the parameters of a run are JSON. */
function defined(environment: RunOptions['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Our metadata names single logout before the SP reads it, at set-up: one that looks only once would otherwise find an IdP
 * without it. An SP that has to be up before it says whether it takes part gets the benefit of the doubt.
 */
async function announceLogout(control: IdpControl, driver: SutDriver): Promise<void> {
  const early = await driver.facts().catch((error: unknown) => {
    if (error instanceof DriverError) return undefined;
    throw error;
  });
  if (early !== undefined && early.logout === undefined) return;
  const signOn =
    early?.logout === undefined ? await presumedLogout(control) : logoutSignOn(early.entityId, early.logout);
  await control.organisation({ apps: [{ label: appLabel, signOn }] });
}

/** Single logout with nobody yet: the settings want a certificate, and with our own no SP can have signed anything. */
async function presumedLogout(control: IdpControl): Promise<object> {
  const { certificate } = await control.app(appLabel);
  const participateSlo = { enabled: true, logoutRequestUrl: notYet, bindingType: 'REDIRECT' };
  return { spCertificate: { x5c: [certificate] }, participateSlo };
}

/** What the judge needs for single logout; an SP that declares it has to have it. */
function logoutOf({ entityId, logout }: SpFacts, { declares, name }: SutDriver): StationParameters['logout'] {
  if (logout !== undefined) return { ...logout, spEntityId: entityId };
  if (!declares.supports.includes('logout')) return undefined;
  throw new DriverError(
    'logout_undescribed',
    `${name} declares "logout", but its metadata has no SingleLogoutService for HTTP-Redirect or HTTP-POST: add one, or take "logout" out of "supports".`,
  );
}

async function createApp(
  control: IdpControl,
  people: readonly Person[],
  kind: SutParameters['kind'],
  { label, acsUrl }: { label: string; acsUrl: string },
): Promise<void> {
  const names = [...new Set(people.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
  const name = kind === 'reference' ? 'workato_end_user_name' : 'displayName';
  await control.organisation({
    people: people.map(({ attributes = {}, displayName, login }) => {
      const [firstName = displayName, ...rest] = displayName.split(' ');
      return {
        login,
        email: login,
        firstName,
        lastName: rest.join(' ') || firstName,
        displayName,
        status: 'ACTIVE',
        attributes: profileOf(attributes, names),
      };
    }),
    apps: [
      {
        label,
        signOn: {
          ssoAcsUrl: acsUrl,
          audience: acsUrl,
          attributeStatements: [
            {
              type: 'EXPRESSION',
              name,
              namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
              values: ['user.displayName'],
            },
            ...names.map((declared, index) => ({
              type: 'EXPRESSION',
              name: declared,
              namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
              values: [`user.${profileField(index)}`],
            })),
          ],
        },
        assignments: people.map(({ login, nameId }) => ({ login, userName: nameId })),
      },
    ],
  });
}

/** What the profile says of a person, in the directory of the IdP: attribute names of SAML are no names of fields there. */
const profileField = (index: number): string => `declared${index}`;

function profileOf(attributes: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, index) => (attributes[name] === undefined ? [] : [[profileField(index), attributes[name]]])),
  );
}

function signOnOf(facts: SpFacts): object {
  const { acsEndpoints = [] } = facts;
  return {
    // Okta answers at another ACS only where it is registered.
    ...(acsEndpoints.length === 0 ? {} : { allowMultipleAcsEndpoints: true, acsEndpoints }),
    ...(facts.logout === undefined ? noLogout : logoutSignOn(facts.entityId, facts.logout)),
    ssoAcsUrl: facts.acsUrl,
    recipient: facts.acsUrl,
    destination: facts.acsUrl,
    audience: facts.entityId,
    subjectNameIdFormat: facts.nameIdFormat,
  };
}

const noLogout = { slo: { enabled: false }, participateSlo: { enabled: false } };

/** Okta's settings for single logout both ways; without a certificate of the SP it takes no message of it. */
function logoutSignOn(issuer: string, { services, signingCertificates }: SpLogout): object {
  const [preferred] = services;
  const posted = services.find(({ binding }) => binding === 'HTTP-POST') ?? preferred;
  if (preferred === undefined || posted === undefined || signingCertificates.length === 0) return noLogout;
  return {
    spCertificate: { x5c: signingCertificates },
    slo: { enabled: true, issuer, logoutUrl: posted.responseUrl ?? posted.url },
    participateSlo: {
      enabled: true,
      logoutRequestUrl: preferred.url,
      bindingType: preferred.binding === 'HTTP-POST' ? 'POST' : 'REDIRECT',
    },
  };
}

async function trustOf(app: IdpApp, workFolder: string, file: string): Promise<IdpTrust> {
  const response = await fetch(app.metadataUrl);
  mkdirSync(workFolder, { recursive: true });
  const metadataFile = join(workFolder, file);
  writeFileSync(metadataFile, await response.text());
  const { certificate, entityId, metadataUrl, sloCallbackUrl, sloUrl, ssoUrl } = app;
  const logout = { url: sloUrl, responseUrl: sloCallbackUrl };
  return { entityId, ssoUrl, metadataUrl, metadataFile, certificate, logout };
}
