/** A seed for an app of the same shape as what was found, with a key of ours. */
import type { KeyObject } from 'node:crypto';
import { demoPassword, type OrgSeed } from '../../mock-idp/index.ts';
import { ConfigurationError } from '../../steps/index.ts';
import { open } from './decrypt.ts';
import { attribute, below, child, children, parseDocument, textOf } from './document.ts';
import type { Found } from './found.ts';
import { certificatesOf } from './metadata.ts';
import { shortName } from './signatures.ts';

type SeedApp = NonNullable<OrgSeed['apps']>[number];
type SignOn = NonNullable<SeedApp['signOn']>;

const nameIdFormats = new Map([
  ['emailAddress', 'EmailAddress'],
  ['unspecified', 'Unspecified'],
  ['X509SubjectName', 'x509SubjectName'],
  ['persistent', 'Persistent'],
  ['transient', 'Transient'],
]);
const unspecified = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
const known = ['unspecified', 'uri', 'basic'].map((name) => `urn:oasis:names:tc:SAML:2.0:attrname-format:${name}`);

function formatOf(uri: string | undefined): Pick<SignOn, 'subjectNameIdFormat'> {
  const subjectNameIdFormat = nameIdFormats.get(shortName(uri));
  return subjectNameIdFormat === undefined ? {} : { subjectNameIdFormat };
}

const algorithm = (uri: string | undefined) => {
  const match = /(rsa-)?(sha(?:1|256|384|512))$/.exec(uri ?? '');
  return match?.[2]?.toUpperCase();
};

function signatureOf(signature: Element | undefined): Partial<SignOn> {
  const info = child(signature, 'signature', 'SignedInfo');
  const method = attribute(child(info, 'signature', 'SignatureMethod'), 'Algorithm');
  const digest = algorithm(
    attribute(child(child(info, 'signature', 'Reference'), 'signature', 'DigestMethod'), 'Algorithm'),
  );
  const hash = method?.includes('rsa') ? algorithm(method) : undefined;
  const signatures = { SHA1: 'RSA_SHA1', SHA256: 'RSA_SHA256', SHA384: 'RSA_SHA384', SHA512: 'RSA_SHA512' } as const;
  const digests = { SHA1: 'SHA1', SHA256: 'SHA256', SHA384: 'SHA384', SHA512: 'SHA512' } as const;
  const isHash = (name: string | undefined): name is keyof typeof digests => name !== undefined && name in digests;
  return {
    ...(isHash(hash) && { signatureAlgorithm: signatures[hash] }),
    ...(isHash(digest) && { digestAlgorithm: digests[digest] }),
  };
}

interface Stated {
  /** Variable name in the app-user profile. */
  variable: string;
  name: string;
  namespace: string;
  values: string[];
}

function attributesOf(assertion: Element): Stated[] {
  const seen = new Set<string>();
  return children(child(assertion, 'assertion', 'AttributeStatement'), 'assertion', 'Attribute').flatMap((one) => {
    const name = attribute(one, 'Name') ?? '';
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const format = attribute(one, 'NameFormat') ?? unspecified;
    const plain = shortName(name)
      .replace(/[^A-Za-z0-9_]/g, '_')
      .slice(0, 50);
    const values = children(one, 'assertion', 'AttributeValue').map((value) => textOf(value) ?? '');
    const variable = `a${seen.size}_${plain}`;
    return [{ variable, name, namespace: known.includes(format) ? format : unspecified, values }];
  });
}

function assertionOf(root: Element, key: KeyObject | undefined): Element | undefined {
  const encrypted = child(root, 'assertion', 'EncryptedAssertion');
  const opened = encrypted && open(encrypted, key);
  return opened && 'element' in opened ? opened.element : child(root, 'assertion', 'Assertion');
}

function nameOf(subject: Element | undefined, key: KeyObject | undefined): Element | undefined {
  const encrypted = child(subject, 'assertion', 'EncryptedID');
  const opened = encrypted && open(encrypted, key);
  return opened && 'element' in opened ? opened.element : child(subject, 'assertion', 'NameID');
}

function fromResponse(root: Element, key: KeyObject | undefined): OrgSeed | undefined {
  const assertion = assertionOf(root, key);
  if (!assertion) return undefined;
  const subject = child(assertion, 'assertion', 'Subject');
  const nameId = nameOf(subject, key);
  const data = child(child(subject, 'assertion', 'SubjectConfirmation'), 'assertion', 'SubjectConfirmationData');
  const recipient = attribute(data, 'Recipient') ?? attribute(root, 'Destination');
  const audience = textOf(below(assertion, 'assertion', 'Audience')[0]);
  if (recipient === undefined || audience === undefined) return undefined;
  const stated = attributesOf(assertion);
  const [responseSignature, assertionSignature] = [root, assertion].map((one) => child(one, 'signature', 'Signature'));
  const name = textOf(nameId) ?? 'somebody';
  const login = name.includes('@') ? name : `${name.replace(/[^A-Za-z0-9._-]/g, '_')}@imitated.example`;
  const app: SeedApp = {
    label: `Imitation of ${audience}`.slice(0, 90),
    signOn: {
      ssoAcsUrl: recipient,
      recipient,
      destination: attribute(root, 'Destination') ?? recipient,
      audience,
      ...formatOf(attribute(nameId, 'Format')),
      // Nothing signed is no app of ours: then the Assertion is.
      assertionSigned: assertionSignature !== undefined || responseSignature === undefined,
      responseSigned: responseSignature !== undefined,
      ...signatureOf(assertionSignature ?? responseSignature),
      attributeStatements: stated.map(({ name: attributeName, namespace, variable }) => ({
        name: attributeName,
        namespace,
        values: [`appuser.${variable}`],
      })),
    },
    appUserAttributes: stated.map(({ name: title, values, variable }) => ({
      name: variable,
      title,
      type: values.length > 1 ? 'string array' : 'string',
    })),
    assignments: [
      {
        login,
        userName: name,
        profile: Object.fromEntries(
          stated.map(({ values, variable }) => [variable, values.length > 1 ? values : (values[0] ?? '')]),
        ),
      },
    ],
  };
  return { people: [{ login, firstName: 'Imitated', lastName: 'Person', password: demoPassword }], apps: [app] };
}

function fromRequest(root: Element): OrgSeed | undefined {
  const ssoAcsUrl = attribute(root, 'AssertionConsumerServiceURL');
  const audience = textOf(child(root, 'assertion', 'Issuer'));
  if (ssoAcsUrl === undefined || audience === undefined) return undefined;
  const format = formatOf(attribute(child(root, 'protocol', 'NameIDPolicy'), 'Format'));
  return { apps: [{ label: `Imitation of ${audience}`.slice(0, 90), signOn: { ssoAcsUrl, audience, ...format } }] };
}

function fromMetadata(root: Element): OrgSeed | undefined {
  const entity = root.localName === 'EntityDescriptor' ? root : undefined;
  const role = child(entity, 'metadata', 'SPSSODescriptor');
  const audience = attribute(entity, 'entityID');
  const services = children(role, 'metadata', 'AssertionConsumerService');
  const post = services.filter((one) => attribute(one, 'Binding')?.endsWith('HTTP-POST'));
  const ssoAcsUrl = attribute(post.find((one) => attribute(one, 'isDefault') === 'true') ?? post[0], 'Location');
  if (!role || audience === undefined || ssoAcsUrl === undefined) return undefined;
  const signing = certificatesOf(role).find(({ use }) => use.includes('signing'))?.certificate;
  const wantsSigned = attribute(role, 'AuthnRequestsSigned') === 'true' && signing !== undefined;
  const signOn: SignOn = {
    ssoAcsUrl,
    audience,
    ...formatOf(textOf(child(role, 'metadata', 'NameIDFormat'))),
    ...(signing !== undefined && { spCertificate: { x5c: [signing] } }),
    ...(wantsSigned && { samlSignedRequestEnabled: true }),
  };
  return { apps: [{ label: `Imitation of ${audience}`.slice(0, 90), signOn }] };
}

/**
 * Made of the first message that says enough: a Response before SP metadata before an AuthnRequest. What was encrypted,
 * and `key` opens, is imitated in the clear: the certificate that it was encrypted for is in no Response.
 */
export function imitate(found: readonly Found[], key?: KeyObject): OrgSeed {
  const roots = found.map(({ where, xml }) => parseDocument(xml, where));
  for (const [kind, read] of [
    ['Response', fromResponse],
    ['EntityDescriptor', fromMetadata],
    ['AuthnRequest', fromRequest],
  ] as const) {
    for (const root of roots.filter((one) => one.localName === kind)) {
      const seed = read(root, key);
      if (seed) return seed;
    }
  }
  throw new ConfigurationError(
    'nothing_to_imitate',
    'No app can be made of this: give a Response in the clear or with its --key, SP metadata, or an AuthnRequest that names its ACS URL.',
  );
}
