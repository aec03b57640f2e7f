/** `settings.signOn` of a SAML 2.0 app as a client says it, and what becomes of it. */
import {
  type AttributeStatement,
  attributeNameFormats,
  bareCertificate,
  digestAlgorithms,
  encryptionAlgorithms,
  type GroupFilter,
  keyTransportAlgorithms,
  type NewApp,
  type SamlSettings,
  signatureAlgorithms,
} from '../../org/index.ts';
import { toSaml } from '../shapes/spelling.ts';

export type Maybe<T> = T | null | undefined;
/** Every key may be left out, or be null; both mean Okta's default. */
type Loose<T> = { [Key in keyof T]?: Maybe<T[Key]> };

interface StatementBody {
  type?: 'EXPRESSION' | 'GROUP';
  name: string;
  namespace?: Maybe<string>;
  values?: Maybe<string[]>;
  filterType?: Maybe<GroupFilter>;
  filterValue?: Maybe<string>;
}

type Nested = 'assertionEncryption' | 'attributeStatements' | 'participateSlo' | 'slo' | 'spCertificate';

export type SignOnBody = Loose<Omit<SamlSettings, Nested | 'ssoAcsUrl' | 'audience'>> &
  Pick<SamlSettings, 'ssoAcsUrl' | 'audience'> & {
    assertionEncryption?: Maybe<Loose<SamlSettings['assertionEncryption']>>;
    attributeStatements?: Maybe<StatementBody[]>;
    participateSlo?: Maybe<Loose<SamlSettings['participateSlo']>>;
    slo?: Maybe<Loose<SamlSettings['slo']>>;
    spCertificate?: Maybe<Loose<{ x5c: string[] }>>;
  };

const text = { type: ['string', 'null'], maxLength: 1024 };
const flag = { type: ['boolean', 'null'] };
const object = (properties: object) => ({ type: ['object', 'null'], properties });
const choice = (values: Readonly<Record<string, string>>) => ({ enum: [...Object.values(values), null] });
const certificates = { type: ['array', 'null'], maxItems: 8, items: { type: 'string', maxLength: 20_000 } };
/** A setting whose behaviour this provider does not have: only its default is taken, so that nobody is misled. */
const none = { type: ['array', 'null'], maxItems: 0 };

const statement = {
  type: 'object',
  required: ['name'],
  properties: {
    type: { enum: ['EXPRESSION', 'GROUP'] },
    name: { type: 'string' },
    namespace: text,
    values: { type: ['array', 'null'], maxItems: 20, items: { type: 'string' } },
    filterType: { enum: ['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX', null] },
    filterValue: text,
  },
};

const acsEndpoint = {
  type: 'object',
  required: ['url', 'index'],
  properties: { url: { type: 'string' }, index: { type: 'integer' } },
};

export const signOnSchema = {
  type: ['object', 'null'],
  required: ['ssoAcsUrl', 'audience'],
  properties: {
    ssoAcsUrl: { type: 'string' },
    audience: { type: 'string' },
    recipient: text,
    destination: text,
    defaultRelayState: text,
    idpIssuer: text,
    subjectNameIdFormat: text,
    subjectNameIdTemplate: text,
    responseSigned: flag,
    assertionSigned: flag,
    honorForceAuthn: flag,
    authnContextClassRef: text,
    attributeStatements: { type: ['array', 'null'], maxItems: 100, items: statement },
    signatureAlgorithm: choice(signatureAlgorithms),
    digestAlgorithm: choice(digestAlgorithms),
    allowMultipleAcsEndpoints: flag,
    acsEndpoints: { type: ['array', 'null'], maxItems: 100, items: acsEndpoint },
    samlSignedRequestEnabled: flag,
    spCertificate: object({ x5c: certificates }),
    assertionEncryption: object({
      enabled: flag,
      encryptionAlgorithm: choice(encryptionAlgorithms),
      keyTransportAlgorithm: choice(keyTransportAlgorithms),
      x5c: certificates,
    }),
    slo: object({ enabled: flag, issuer: text, logoutUrl: text }),
    participateSlo: object({
      enabled: flag,
      logoutRequestUrl: text,
      bindingType: { enum: ['POST', 'REDIRECT', null] },
      // SessionIndex is always sent.
      sessionIndexRequired: { enum: [true, null] },
    }),
    samlAssertionLifetimeSeconds: { type: ['integer', 'null'] },
    inlineHooks: none,
  },
};

/** What is null or missing takes Okta's default; empty texts do, too, but for the RelayState. */
export function signOnOf(body: SignOnBody): NewApp['signOn'] {
  const { audience, ssoAcsUrl, attributeStatements, samlAssertionLifetimeSeconds: lifetime, ...rest } = body;
  const { subjectNameIdFormat, authnContextClassRef, defaultRelayState } = rest;
  return {
    ssoAcsUrl,
    audience,
    ...said(rest, ['recipient', 'destination', 'idpIssuer', 'subjectNameIdTemplate']),
    ...(subjectNameIdFormat && { subjectNameIdFormat: toSaml(subjectNameIdFormat) }),
    ...(authnContextClassRef && { authnContextClassRef: toSaml(authnContextClassRef) }),
    ...(typeof defaultRelayState === 'string' && { defaultRelayState }),
    ...said(rest, ['responseSigned', 'assertionSigned', 'honorForceAuthn', 'samlSignedRequestEnabled']),
    ...said(rest, ['signatureAlgorithm', 'digestAlgorithm', 'allowMultipleAcsEndpoints']),
    ...(lifetime && { samlAssertionLifetimeSeconds: lifetime }),
    ...trustOf(body),
    acsEndpoints: body.allowMultipleAcsEndpoints
      ? (body.acsEndpoints ?? []).map(({ url, index }) => ({ url, index }))
      : [],
    attributeStatements: (attributeStatements ?? []).map(statementOf),
  };
}

/** The keys that hold something: an empty text is as good as none. */
function said<T extends object, Key extends keyof T>(
  from: T,
  keys: readonly Key[],
): { [K in Key]?: NonNullable<T[K]> } {
  const made: { [K in Key]?: NonNullable<T[K]> } = {};
  for (const key of keys) {
    const value = from[key];
    if (value !== null && value !== undefined && value !== '') made[key] = value;
  }
  return made;
}

/** What an app knows of its SP's keys, and what it does with them. */
function trustOf({ assertionEncryption, participateSlo, slo, spCertificate }: SignOnBody): Partial<SamlSettings> {
  const x5c = spCertificate?.x5c?.map(bareCertificate) ?? [];
  const recipients = assertionEncryption?.x5c?.map(bareCertificate) ?? [];
  return {
    ...(x5c.length > 0 && { spCertificate: { x5c } }),
    ...(assertionEncryption && {
      assertionEncryption: {
        enabled: assertionEncryption.enabled ?? false,
        ...said(assertionEncryption, ['encryptionAlgorithm', 'keyTransportAlgorithm']),
        ...(recipients.length > 0 && { x5c: recipients }),
      },
    }),
    ...(slo && { slo: { enabled: slo.enabled ?? false, ...said(slo, ['issuer', 'logoutUrl']) } }),
    ...(participateSlo && {
      participateSlo: {
        enabled: participateSlo.enabled ?? false,
        ...said(participateSlo, ['logoutRequestUrl', 'bindingType']),
      },
    }),
  };
}

function statementOf({ type = 'EXPRESSION', ...body }: StatementBody): AttributeStatement {
  const { name, namespace, values, filterType, filterValue } = body;
  return {
    type,
    name,
    namespace: namespace ?? attributeNameFormats.Unspecified,
    values: type === 'GROUP' ? [] : (values ?? []),
    ...(filterType && { filterType }),
    ...(typeof filterValue === 'string' && { filterValue }),
  };
}
