import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DriverError,
  type IdpTrust,
  type SpFacts,
  type SpLogout,
  type SutDriver,
} from '../../sp-under-test/drivers/index.ts';
import type { IdpApp, IdpControl, Person } from '../oracle/index.ts';
import type { SutParameters } from '../support/index.ts';

export const appLabel = 'SP under test';
/** An app of the same organisation: with an entity ID and a key of its own it is another IdP to the SP. */
export const secondAppLabel = 'SP under test, second IdP';
/** The IdP of another tenant. */
export const tenantAppLabel = 'SP under test, other tenant';
/** An app cannot be made without an ACS URL, and an SP may need our metadata before it has one. */
export const notYet = 'http://localhost/not-yet-known';
/** Off loopback, so that the app gets a key of its own and keeps it. */
export const notYetElsewhere = 'https://sp.example/not-yet-known';

/** What it takes to make an IdP and an SP known to each other. */
export interface Desk {
  control: IdpControl;
  driver: SutDriver;
  kind: SutParameters['kind'];
  workFolder: string;
}

/** The SP is set up with our metadata, and the IdP's app gets what the SP says of itself. */
export async function introduce({ control, driver, workFolder }: Desk): Promise<{ facts: SpFacts; trust: IdpTrust }> {
  await announceLogout(control, driver);
  const trust = await trustOf(await control.app(appLabel), workFolder, 'idp-metadata.xml');
  await driver.setUp(trust);
  const facts = await driver.facts();
  await tellApp(control, appLabel, facts);
  // Whoever knows how reads our metadata again, now that it names single logout for certain.
  if (facts.logout !== undefined) await driver.refresh?.();
  return { facts, trust };
}

/** A second IdP, another tenant's IdP: each is set up where the driver knows how; their apps are told of the SP later. */
export async function introduceOthers(desk: Desk, people: readonly Person[], tenantPeople: readonly Person[]) {
  const { secondIdp, tenant } = desk.driver;
  const others = [
    { party: secondIdp, label: secondAppLabel, who: people, file: 'second-idp-metadata.xml' },
    // Whoever runs a tenant's IdP can have it say anything, so everybody has an account there.
    { party: tenant, label: tenantAppLabel, who: [...tenantPeople, ...people], file: 'tenant-idp-metadata.xml' },
  ];
  const introduced: { label: string; party: NonNullable<typeof secondIdp | typeof tenant>; trust: IdpTrust }[] = [];
  for (const { file, label, party, who } of others) {
    if (party === undefined) continue;
    await createApp(desk, who, { label, acsUrl: notYetElsewhere });
    const trust = await trustOf(await desk.control.app(label), desk.workFolder, file);
    await party.setUp(trust);
    introduced.push({ label, party, trust });
  }
  return introduced;
}

export async function tellApp(control: IdpControl, label: string, facts: SpFacts): Promise<void> {
  await control.organisation({ apps: [{ label, signOn: signOnOf(facts) }] });
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

export async function createApp(
  { control, kind }: Pick<Desk, 'control' | 'kind'>,
  people: readonly Person[],
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
    ...(facts.defaultRelayState === undefined ? {} : { defaultRelayState: facts.defaultRelayState }),
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
