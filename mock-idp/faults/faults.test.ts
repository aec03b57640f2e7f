import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import {
  type ArmedFault as AnyArmedFault,
  type AttributePlan,
  certificatePem,
  createNextKey,
  type ResponseFault as Fault,
  generateSigningKey,
  type IssuedResponse,
  isResponseFault,
  issueResponse,
  planResponse,
  readDemoKey,
  type SealingMode,
  type SigningKey,
} from '../saml/index.ts';
import {
  checkFaultParameters,
  FaultParametersInvalid,
  faultNames,
  findFault as findAnyFault,
  faults as registry,
} from './index.ts';

type ArmedFault = AnyArmedFault<Fault>;
const responseFaults = registry.filter(isResponseFault);
// What is about encryption means nothing here, where nothing is encrypted; its own tests are beside it.
const faults = responseFaults.filter(({ family }) => family !== 'encryption');
const findFault = (name: string) => faults.find((fault) => fault.name === name);

const NOW = new Date('2026-03-01T12:00:00.000Z');
const MODES: readonly SealingMode[] = ['assertion', 'response', 'both'];
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';
const other = { nameId: 'bob@example.com', displayName: 'Bob Brown', attributes: attributesOf('Bob Brown', 'Beta') };

const nextKey = createNextKey(() => NOW);
let key: SigningKey;
let stranger: SigningKey;
let otherKey: SigningKey;
beforeAll(async () => {
  key = await readDemoKey();
  stranger = await generateSigningKey('stranger', NOW);
  otherKey = await generateSigningKey('another', NOW);
});

function attributesOf(name: string, group: string): AttributePlan[] {
  const attribute = (label: string, text: string): AttributePlan => ({
    name: label,
    nameFormat: UNSPECIFIED,
    values: [{ text, type: 'xs:string' }],
  });
  return [attribute('workato_end_user_groups', group), attribute('displayName', name)];
}

const issued = new Map<string, Promise<IssuedResponse>>();

/** One message for each fault and mode, made once for all tests. */
function issue(mode: SealingMode, armed: readonly ArmedFault[]): Promise<IssuedResponse> {
  const name = [mode, ...armed.map(({ fault }) => fault.name)].join();
  const made = issued.get(name) ?? issueAnew(mode, armed);
  issued.set(name, made);
  return made;
}

/** Same plan, same IDs: two messages differ by their faults alone. */
function issueAnew(
  mode: SealingMode,
  armed: readonly ArmedFault[],
  attributes = attributesOf('Alice Anderson', 'Alpha'),
): Promise<IssuedResponse> {
  let count = 0;
  const freshId = () => `id${String(++count).padStart(24, '0')}`;
  const plan = planResponse({
    now: NOW,
    freshId,
    issuer: 'http://www.okta.com/exk1',
    acsUrl: 'http://localhost:3000/saml/acs/one',
    destination: 'http://localhost:3000/saml/acs/one',
    recipient: 'http://localhost:3000/saml/acs/one',
    audience: 'http://localhost:3000/saml/metadata',
    request: { id: '_request1' },
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    attributes,
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    authnInstant: NOW,
    relayState: '/portal',
    signing: { assertionSigned: mode !== 'response', responseSigned: mode !== 'assertion', key },
  });
  return issueResponse(plan, armed, { freshId, strangerKey: async () => stranger, nextKey });
}

function arm(fault: Fault): ArmedFault {
  const samples: Record<string, string> = {
    as: 'bob@example.com',
    url: 'http://127.0.0.1:9/callback',
    app: 'Another app',
    id: '_chosen',
  };
  const given = Object.keys(fault.parameters ?? {}).filter((name) => name in samples);
  const parameters = checkFaultParameters(fault, Object.fromEntries(given.map((name) => [name, samples[name]])));
  return { fault, parameters, other, otherKey };
}

const possible = faults.flatMap((fault) => (fault.modes ?? MODES).map((mode) => ({ name: fault.name, fault, mode })));
const serialised = ({ action, delayMs, fields, method }: IssuedResponse['message']) =>
  JSON.stringify({ action, delayMs, fields, method });

describe('every fault', () => {
  it.each(MODES)('has a twin without it, signed: %s', async (mode) => {
    const fault = findFault('audience-wrong');
    if (fault === undefined) throw new Error('The fault is not in the registry.');
    expect(await (await issue(mode, [arm(fault)])).plainXml?.()).toBe((await issue(mode, [])).xml);
  });

  it('is not applied where it means nothing', async () => {
    for (const fault of responseFaults.filter(({ modes, family }) => modes !== undefined || family === 'encryption')) {
      for (const mode of MODES.filter((one) => fault.family === 'encryption' || fault.modes?.includes(one) === false)) {
        const { applied, xml } = await issue(mode, [arm(fault)]);
        expect(applied).toEqual([]);
        expect(xml).toBe((await issue(mode, [])).xml);
      }
    }
  });

  it.each(possible)('changes the message: $name, signed: $mode', async ({ fault, mode }) => {
    const plain = await issue(mode, []);
    const faulted = await issue(mode, [arm(fault)]);
    expect(faulted.applied).toEqual([fault.name]);
    expect(serialised(faulted.message)).not.toBe(serialised(plain.message));
  });

  it.each(MODES)('makes a message no other fault makes, signed: %s', async (mode) => {
    const seen = new Map<string, string>();
    const twins: string[] = [];
    for (const { fault } of possible.filter((entry) => entry.mode === mode)) {
      const message = serialised((await issue(mode, [arm(fault)])).message);
      const earlier = seen.get(message);
      if (earlier !== undefined) twins.push(`${earlier} = ${fault.name}`);
      seen.set(message, fault.name);
    }
    expect(twins).toEqual([]);
  });

  it('is named once, in kebab case, and says what it does', () => {
    expect(new Set(faultNames).size).toBe(registry.length);
    for (const fault of registry) {
      expect(fault.name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(fault.summary).toMatch(/^[A-Z].*\.$/s);
      expect(fault.clause).not.toBe('');
      expect(findAnyFault(fault.name)).toBe(fault);
    }
  });
});

/** Every Signature element of a document, those inside others included. */
function signaturesOf(xml: string): string[] {
  const open: number[] = [];
  const found: string[] = [];
  for (const tag of xml.matchAll(/<ds:Signature [^>]*>|<\/ds:Signature>/g)) {
    if (tag[0].endsWith('/>')) continue;
    if (!tag[0].startsWith('</')) open.push(tag.index);
    else found.push(xml.slice(open.pop(), tag.index + tag[0].length));
  }
  return found;
}

/** The bytes covered by those signatures of a document that a second implementation finds valid. */
function verified(xml: string): string[] {
  return signaturesOf(xml).flatMap((signature) => {
    const verifier = new SignedXml({ publicCert: certificatePem(key) });
    try {
      verifier.loadSignature(signature);
      return verifier.checkSignature(xml) ? verifier.getSignedReferences() : [];
    } catch {
      return [];
    }
  });
}

describe('faults that leave the signature alone', () => {
  const before = faults.filter(
    (fault) =>
      (fault.point === 'assertion-tree' || fault.point === 'response-tree') &&
      (fault.family !== 'envelope' || !fault.name.includes('-id-')) &&
      // What canonical form makes of an instruction is left to xmlsec1, below.
      !fault.name.endsWith('-instruction-split'),
  );
  // Their second Assertion is as genuine as the first.
  const secondAssertion = [
    'two-people-both-signed',
    'other-person-first-both-signed',
    'expired-assertion-beside-valid',
    'assertion-twice',
  ];
  const cases = before.flatMap((fault) => (fault.modes ?? MODES).map((mode) => ({ name: fault.name, fault, mode })));
  it.each(cases)('are signed properly: $name, signed: $mode', async ({ fault, mode }) => {
    const { xml } = await issue(mode, [arm(fault)]);
    const expected = (await issue(mode, [])).xml.match(/<ds:Signature /g)?.length ?? 0;
    const removed = fault.name.startsWith('status-detail') && mode !== 'response' ? 1 : 0;
    const added = secondAssertion.includes(fault.name) && mode !== 'response' ? 1 : 0;
    expect(verified(xml)).toHaveLength(expected - removed + added);
  });
});

describe.skipIf(spawnSync('xmlsec1', ['--version']).status !== 0)(
  'an instruction in NameID, as xmlsec1 sees it',
  () => {
    it.each(MODES)('is signed properly: %s', async (mode) => {
      const fault = findFault('name-id-instruction-split');
      if (fault === undefined) throw new Error('The fault is not in the registry.');
      const folder = mkdtempSync(join(tmpdir(), 'saml-fault-'));
      try {
        writeFileSync(join(folder, 'message.xml'), (await issue(mode, [arm(fault)])).xml);
        writeFileSync(join(folder, 'certificate.pem'), certificatePem(key));
        const ids = ['--id-attr:ID', 'Assertion', '--id-attr:ID', 'Response'];
        const files = ['--pubkey-cert-pem', join(folder, 'certificate.pem'), join(folder, 'message.xml')];
        expect(spawnSync('xmlsec1', ['--verify', ...ids, ...files]).status).toBe(0);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);

describe('wrapping', () => {
  const wrapping = faults.filter((fault) => fault.family === 'wrapping');
  const cases = wrapping.flatMap((fault) => (fault.modes ?? MODES).map((mode) => ({ name: fault.name, fault, mode })));

  it.each(cases)(
    'puts the other person in, identifier and attributes: $name, signed: $mode',
    async ({ fault, mode }) => {
      const { xml } = await issue(mode, [arm(fault)]);
      const forged = [...xml.matchAll(/<saml2:NameID[^>]*>([^<]*)</g)].map((match) => match[1]);
      expect(forged.toSorted()).toEqual(['alice@example.com', 'bob@example.com']);
      expect(xml).toContain('Bob Brown');
    },
  );

  // A verifier that refuses doubled IDs, or two roots, cannot tell whether the signature would hold.
  const ambiguous = [
    'xsw-7',
    'forged-assertion-with-same-id',
    'forged-root-first',
    'forged-root-last',
    'decoy-with-other-id-attributes',
    'decoy-with-prefixed-id',
    'doctype-holding-forged-document',
  ];
  const broken = ['forged-assertion-after-signing', 'decoy-signature-value'];
  const genuine = cases.filter(({ name }) => !ambiguous.includes(name) && !broken.includes(name));
  it.each(genuine)('keeps a genuine signature over the real person: $name, signed: $mode', async ({ fault, mode }) => {
    const { xml } = await issue(mode, [arm(fault)]);
    const covered = verified(xml);
    const alone = ['two-people-both-signed', 'genuine-assertion-root-before-forged'].includes(fault.name);
    const wholeResponse = mode !== 'assertion' && !alone;
    expect(covered.some((bytes) => bytes.startsWith(wholeResponse ? '<saml2p:Response' : '<saml2'))).toBe(true);
    expect(covered.join()).toContain('alice@example.com');
    if (fault.name !== 'two-people-both-signed') expect(covered.join()).not.toContain('bob@example.com');
  });

  it.each(MODES)('leaves the genuine document as it was beside a second root, signed: %s', async (mode) => {
    const [declaration, genuine] = (await issue(mode, [])).xml.split('?>', 2);
    for (const name of ['forged-root-first', 'forged-root-last']) {
      const fault = findFault(name);
      if (fault === undefined) throw new Error(`${name} is not in the registry.`);
      const { xml } = await issue(mode, [arm(fault)]);
      expect(xml.startsWith(declaration ?? '')).toBe(true);
      expect(xml).toContain(genuine);
    }
  });
});

describe('signatures', () => {
  const sound = [
    'reference-twice',
    'reference-to-other-element',
    'reference-to-conditions',
    'transforms-enveloped-many',
    'signed-logout-response-in-object',
    'signed-metadata-beside-forgery',
    'signature-object',
    'key-info-absent',
    'key-info-misleading',
    'signature-last',
  ];
  it.each(MODES.flatMap((mode) => sound.map((name) => ({ name, mode }))))(
    'hold where only their surroundings are odd: $name, signed: $mode',
    async ({ name, mode }) => {
      const fault = findFault(name);
      if (fault === undefined) throw new Error(`${name} is not in the registry.`);
      expect(verified((await issue(mode, [arm(fault)])).xml).length).toBeGreaterThan(0);
    },
  );

  const unsound = [
    'content-tampered',
    'signature-value-tampered',
    'digest-value-tampered',
    'digest-comment',
    'signed-info-twice',
    'signature-by-stranger',
    'signature-by-stranger-as-idp',
    'signature-none',
    'signature-empty',
    'algorithm-none',
    'algorithm-hmac-certificate-pem',
  ];
  it.each(MODES.flatMap((mode) => unsound.map((name) => ({ name, mode }))))(
    'do not hold: $name, signed: $mode',
    async ({ name, mode }) => {
      const fault = findFault(name);
      if (fault === undefined) throw new Error(`${name} is not in the registry.`);
      expect(verified((await issue(mode, [arm(fault)])).xml)).toEqual([]);
    },
  );
});

it('another NameFormat is another one where it was basic, too', async () => {
  const fault = findFault('attribute-name-format-other');
  if (fault === undefined) throw new Error('The fault is not in the registry.');
  const basic = UNSPECIFIED.replace('unspecified', 'basic');
  const attributes = attributesOf('Alice Anderson', 'Alpha').map((one) => ({ ...one, nameFormat: basic }));
  const { applied, plainXml, xml } = await issueAnew('both', [arm(fault)], attributes);
  expect(applied).toEqual([fault.name]);
  expect(xml).toContain(UNSPECIFIED);
  expect(await plainXml?.()).not.toContain(UNSPECIFIED);
});

describe('parameters', () => {
  it('names every problem at once', () => {
    const fault = { name: 'made-up', parameters: { as: 'A login.', code: 'A code.' }, defaults: { code: 'x' } };
    expect(checkFaultParameters(fault, { as: 'bob' })).toEqual({ as: 'bob', code: 'x' });
    const refused = () => checkFaultParameters(fault, { code: 7, to: 'x' });
    expect(refused).toThrow(FaultParametersInvalid);
    expect(refused).toThrow('Parameter "code" must be a string.');
    expect(refused).toThrow('It takes no parameter "to".');
    expect(refused).toThrow('Parameter "as" is missing: A login.');
  });
});
