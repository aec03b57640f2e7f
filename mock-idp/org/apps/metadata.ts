import { type EntityPlan, issueMetadata, type MetadataPlan, presets } from '../../saml/index.ts';
import type { App } from '../model.ts';
import type { Applications } from '../services.ts';
import { nameIdFormats } from './app-settings.ts';

/** What an app's metadata depends on beside its settings. */
export interface MetadataWish {
  now: Date;
  /** Shows this key of the app, and no other. */
  kid?: string;
  /** Where the SAML face is reached this time; its usual URL when not said. */
  base?: string;
}

/** The metadata of an app, as the Metadata URL, the API and the console show it. */
export async function metadataOf(applications: Applications, app: App, wish: MetadataWish): Promise<string> {
  return issueMetadata(await planMetadata(applications, app, wish));
}

/** An SP that reads an aggregate has to find the one among several; more than these tell nothing new. */
const mostOthers = 9;

/** Everything the metadata of an app will hold. */
export async function planMetadata(
  applications: Applications,
  app: App,
  { kid, now, base }: MetadataWish,
): Promise<MetadataPlan> {
  const { aggregate, cacheSeconds, signed, validForSeconds } = app.settings.beyondOkta.metadata;
  const all = aggregate ? await applications.list() : [];
  const others = all.filter(({ id, status }) => id !== app.id && status === 'ACTIVE').slice(0, mostOthers);
  return {
    entity: await entityOf(applications, app, base, kid),
    ...(aggregate && { others: await Promise.all(others.map((other) => entityOf(applications, other, base))) }),
    ...(validForSeconds !== undefined && { validUntil: new Date(now.getTime() + validForSeconds * 1000) }),
    ...(cacheSeconds !== undefined && { cacheSeconds }),
    ...(signed && { sealing: { id: app.externalKey, key: await applications.signingKey(app) } }),
  };
}

async function entityOf(
  applications: Applications,
  app: App,
  base: string | undefined,
  kid?: string,
): Promise<EntityPlan> {
  const { beyondOkta, signOn } = app.settings;
  const habits = presets[beyondOkta.preset].metadata;
  const { keys = habits.keys, truthful = habits.truthful } = beyondOkta.metadata;
  const { entityId, sloCallbackUrl, sloUrl, ssoUrl } = applications.addresses(app, base);
  const active = kid === undefined ? await applications.signingKey(app) : applications.key(app, kid);
  const rest = keys === 'all' && kid === undefined ? app.keys.filter((key) => key.kid !== active.kid) : [];
  const format = signOn.subjectNameIdFormat;
  return {
    entityId,
    wantAuthnRequestsSigned: truthful && signOn.samlSignedRequestEnabled,
    certificates: [active, ...rest.map((key) => applications.key(app, key.kid))].map(({ certificate }) => certificate),
    ...((signOn.slo.enabled || signOn.participateSlo.enabled) && { slo: { url: sloUrl, responseUrl: sloCallbackUrl } }),
    nameIdFormats: habits.nameIdFormats === 'the own' ? [format] : oktaFormats(format),
    ssoUrl,
  };
}

/** Okta publishes emailAddress beside whatever the app uses; unspecified stands before it, persistent after. */
function oktaFormats(chosen: string): string[] {
  const { EmailAddress, Unspecified } = nameIdFormats;
  if (chosen === EmailAddress) return [EmailAddress];
  return chosen === Unspecified ? [chosen, EmailAddress] : [EmailAddress, chosen];
}
