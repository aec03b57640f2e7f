import { type Opened, open } from './decrypt.ts';
import { attribute, below, child, children, textOf } from './document.ts';
import { apart, envelopeChecks, envelopeFacts } from './envelope.ts';
import { type Check, check, factsOf } from './report.ts';
import { type SignatureContext, shortName, signatureChecks } from './signatures.ts';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** Top-level and nested status codes, and the message. */
export function statusOf(root: Element): { code: string; words: string } {
  const status = child(root, 'protocol', 'Status');
  const codes = status ? below(status, 'protocol', 'StatusCode').map((code) => attribute(code, 'Value') ?? '') : [];
  const message = textOf(child(status, 'protocol', 'StatusMessage'));
  const words = [...codes.map(shortName), ...(message ? [`"${message}"`] : [])].join(' / ');
  return { code: codes[0] ?? '', words: words || 'missing' };
}

interface Parts {
  assertion: Element;
  data: Element | undefined;
  conditions: Element | undefined;
  audiences: string[];
  /** The NameID, in the clear or opened; or why it is not known. */
  nameId: Opened | undefined;
  /** What its signature is verified over: the message, or what was encrypted in it. */
  xml: string;
}

function partsOf(assertion: Element, { key, xml }: Pick<SignatureContext, 'key' | 'xml'>): Parts {
  const subject = child(assertion, 'assertion', 'Subject');
  const plain = child(subject, 'assertion', 'NameID');
  const encrypted = child(subject, 'assertion', 'EncryptedID');
  const nameId = plain ? { element: plain, xml } : encrypted && open(encrypted, key);
  const confirmation = child(subject, 'assertion', 'SubjectConfirmation');
  const conditions = child(assertion, 'assertion', 'Conditions');
  const audiences = conditions ? below(conditions, 'assertion', 'Audience').map((one) => textOf(one) ?? '') : [];
  const data = child(confirmation, 'assertion', 'SubjectConfirmationData');
  return { assertion, data, conditions, audiences, nameId, xml };
}

function valuesOf(one: Element): string {
  const values = children(one, 'assertion', 'AttributeValue').map((value) => textOf(value) ?? '');
  return values.length === 0 ? 'no value' : values.map((value) => (value === '' ? '(empty)' : value)).join(' | ');
}

function nameInWords(nameId: Opened | undefined): string | undefined {
  if (nameId === undefined) return undefined;
  if ('why' in nameId) return `encrypted: ${nameId.why}`;
  return `${textOf(nameId.element)} (${shortName(attribute(nameId.element, 'Format'))})`;
}

function assertionFacts({ assertion, audiences, conditions, data, nameId }: Parts) {
  const statement = child(assertion, 'assertion', 'AuthnStatement');
  const context = child(child(statement, 'assertion', 'AuthnContext'), 'assertion', 'AuthnContextClassRef');
  const attributes = children(child(assertion, 'assertion', 'AttributeStatement'), 'assertion', 'Attribute');
  const from = attribute(conditions, 'NotBefore');
  const until = attribute(conditions, 'NotOnOrAfter');
  return factsOf([
    ['NameID', nameInWords(nameId)],
    ['Recipient', attribute(data, 'Recipient')],
    ['Audience', audiences.length > 0 ? audiences.join(' | ') : undefined],
    ['Valid', from === undefined && until === undefined ? undefined : `${from ?? 'ever'} until ${until ?? 'ever'}`],
    ['Authentication', statement && `${attribute(statement, 'AuthnInstant')}, ${shortName(textOf(context))}`],
    ['SessionIndex', attribute(statement, 'SessionIndex')],
    ...attributes.map((one) => [`Attribute ${attribute(one, 'Name') ?? ''}`, valuesOf(one)] as const),
  ]);
}

function timeCheck({ conditions, data }: Parts, now: Date): Check {
  const clause = 'SAMLCore §2.5.1.2; SAMLProf §4.1.4.3';
  const name = 'time window';
  const ends = [attribute(conditions, 'NotOnOrAfter'), attribute(data, 'NotOnOrAfter')].flatMap((at) =>
    at ? [new Date(at)] : [],
  );
  const begins = attribute(conditions, 'NotBefore');
  if (ends.some((end) => Number.isNaN(end.getTime()))) {
    return { name, clause, verdict: 'bad', says: 'NotOnOrAfter is no time: write xs:dateTime in UTC.' };
  }
  if (attribute(data, 'NotOnOrAfter') === undefined) {
    return {
      name,
      clause,
      verdict: 'bad',
      says: 'SubjectConfirmationData has no NotOnOrAfter: a bearer assertion must end.',
    };
  }
  const end = new Date(Math.min(...ends.map(Number)));
  if (end <= now)
    return { name, clause, verdict: 'note', says: `It was over ${apart(end, now)} before this inspection.` };
  if (begins !== undefined && new Date(begins) > now) {
    return {
      name,
      clause,
      verdict: 'note',
      says: `It begins ${apart(now, new Date(begins))} from now: look at both clocks.`,
    };
  }
  return { name, clause, verdict: 'ok', says: `It holds for another ${apart(now, end)}.` };
}

function assertionChecks(parts: Parts, root: Element, context: SignatureContext): Check[] {
  const { assertion, audiences, data } = parts;
  const destination = attribute(root, 'Destination');
  const recipient = attribute(data, 'Recipient');
  const issuers = [root, assertion].map((one) => textOf(child(one, 'assertion', 'Issuer')));
  const answers = [root, data].map((one) => attribute(one, 'InResponseTo'));
  return [
    ...signatureChecks(assertion, { ...context, xml: parts.xml }),
    check('issuer', 'SAMLProf §4.1.4.2', issuers[0] === undefined || issuers[0] === issuers[1], {
      good: 'Response and Assertion name the same Issuer.',
      bad: `The Response is issued by ${issuers[0]}, the Assertion by ${issuers[1] ?? 'nobody'}.`,
    }),
    check(
      'recipient',
      'SAMLProf §4.1.4.2',
      recipient !== undefined && (destination === undefined || recipient === destination),
      {
        good: 'Recipient is where the Response was sent.',
        bad: `Recipient is ${recipient ?? 'missing'}, Destination ${destination}: both must be the ACS URL.`,
      },
    ),
    check('in response to', 'SAMLProf §4.1.4.3', answers[0] === answers[1], {
      good:
        answers[0] === undefined
          ? 'Unsolicited: it answers no request.'
          : 'Response and confirmation answer the same request.',
      bad: `The Response answers ${answers[0] ?? 'nothing'}, SubjectConfirmationData ${answers[1] ?? 'nothing'}.`,
    }),
    check('audience', 'SAMLProf §4.1.4.2', audiences.length > 0, {
      good: `It is meant for ${audiences.join(' | ')}.`,
      bad: 'There is no Audience: name the entity ID of the SP.',
    }),
    check(
      'name',
      'SAMLCore §2.2.3',
      below(assertion, 'assertion', 'NameID').length + below(assertion, 'assertion', 'EncryptedID').length > 0,
      {
        good: 'The Subject has a name.',
        bad: 'The Subject has no NameID.',
      },
    ),
    timeCheck(parts, context.now),
  ];
}

/** Whether the encrypted Assertions could be opened; without a key nobody expects it. */
function decryptionCheck(opened: readonly Opened[], key: SignatureContext['key']): Check[] {
  const [closed] = opened.flatMap((one) => ('why' in one ? [one.why] : []));
  if (opened.length === 0) return [];
  const says = closed === undefined ? 'The key that was given opens it.' : `It cannot be opened: ${closed}.`;
  const verdict = closed === undefined ? 'ok' : key === undefined ? 'unknown' : 'bad';
  return [{ name: 'encryption', clause: 'SAMLCore §6', verdict, says }];
}

/** A Response with what is in it. */
export function inspectResponse(root: Element, relayState: string | undefined, context: SignatureContext) {
  const encrypted = children(root, 'assertion', 'EncryptedAssertion');
  const opened = encrypted.map((one) => open(one, context.key));
  const inside = opened.flatMap((one) =>
    'element' in one ? [partsOf(one.element, { ...context, xml: one.xml })] : [],
  );
  const assertions = [...children(root, 'assertion', 'Assertion').map((one) => partsOf(one, context)), ...inside];
  const { code, words } = statusOf(root);
  const count = assertions.length + encrypted.length - inside.length;
  const signed = [root, ...assertions.map(({ assertion }) => assertion)].some((one) =>
    child(one, 'signature', 'Signature'),
  );
  const success = code === SUCCESS;
  const methods = encrypted
    .flatMap((one) => below(one, 'encryption', 'EncryptionMethod'))
    .map((one) => shortName(attribute(one, 'Algorithm')));
  return {
    facts: [
      ...envelopeFacts(root, relayState),
      ...factsOf([
        ['Status', words],
        ['Encrypted', encrypted.length > 0 ? `the Assertion (${methods.join(', ')})` : undefined],
      ]),
      ...assertions.flatMap(assertionFacts),
    ],
    checks: [
      ...envelopeChecks(root),
      check('status', 'SAMLCore §3.2.2.2', success, {
        good: 'Success.',
        bad: `The IdP did not sign anybody in: ${words}.`,
      }),
      check('one assertion', 'SAMLProf §4.1.4.2', success ? count === 1 : count === 0, {
        good: success ? 'There is one Assertion.' : 'There is no Assertion, as it must be with this status.',
        bad: `There are ${count} Assertions; ${success ? 'an SP that takes one of several may take the wrong one' : 'with this status there must be none'}.`,
      }),
      check('signed', 'SAMLProf §4.1.4.5', signed || encrypted.length > inside.length || !success, {
        good: 'Response or Assertion is signed, or signed inside what is encrypted.',
        bad: 'Nothing is signed: over HTTP-POST the Assertion must be protected by a signature.',
      }),
      ...signatureChecks(root, context),
      ...decryptionCheck(opened, context.key),
      ...assertions.flatMap((parts) => assertionChecks(parts, root, context)),
    ],
    opened: opened.flatMap((one) => ('element' in one ? [one.element] : [])),
  };
}
