import { verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import {
  type ArmedFault,
  type Binding,
  certificatePem,
  generateSigningKey,
  type IssuedLogout,
  isLogoutFault,
  issueLogout,
  type LogoutFault,
  type LogoutPlan,
  planLogoutRequest,
  planLogoutResponse,
  printQuery,
  readDemoKey,
  type SigningKey,
} from '../../saml/index.ts';
import { checkFaultParameters, faults } from '../index.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const bindings: readonly Binding[] = ['HTTP-Redirect', 'HTTP-POST'];
const kinds: readonly LogoutPlan['kind'][] = ['LogoutRequest', 'LogoutResponse'];
const logoutFaults = faults.filter(isLogoutFault);

let key: SigningKey;
let stranger: SigningKey;
beforeAll(async () => {
  key = await readDemoKey();
  stranger = await generateSigningKey('stranger', NOW);
});

/** Same plan, same IDs: two messages differ by their faults alone. */
function issue(
  kind: LogoutPlan['kind'],
  binding: Binding,
  armed: ArmedFault<LogoutFault>[],
  status: 'Success' | 'UnknownPrincipal' = 'Success',
): Promise<IssuedLogout> {
  let count = 0;
  const freshId = () => `id${String(++count).padStart(24, '0')}`;
  const delivery = { binding, url: 'http://localhost:3000/slo', relayState: 'back' };
  const common = { id: freshId(), now: NOW, issuer: 'http://www.okta.com/exk1', key, delivery };
  const plan =
    kind === 'LogoutRequest'
      ? planLogoutRequest({
          ...common,
          nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
          sessionIndexes: ['session-1'],
          encryptedAs: { algorithm: 'AES256_CBC', keyTransport: 'RSA_OAEP', certificates: [key.certificate] },
        })
      : planLogoutResponse({ ...common, inResponseTo: '_asked', status });
  return issueLogout(plan, armed, { freshId, strangerKey: async () => stranger, nextKey: async () => stranger });
}

function arm(fault: LogoutFault): ArmedFault<LogoutFault> {
  const samples: Record<string, string> = { as: 'bob@example.com', index: 'session-2' };
  const given = Object.keys(fault.parameters ?? {}).map((name) => [name, samples[name]]);
  return {
    fault,
    parameters: checkFaultParameters(fault, Object.fromEntries(given)),
    other: { nameId: 'bob@example.com', displayName: 'Bob Brown' },
  };
}

const possible = bindings.flatMap((binding) =>
  kinds.flatMap((kind) =>
    logoutFaults
      .filter((fault) => (fault.bindings?.includes(binding) ?? true) && (fault.kinds?.includes(kind) ?? true))
      .map((fault) => ({ name: fault.name, fault, binding, kind })),
  ),
);

/** What a second implementation, or the platform, says of the signature. */
function holds({ wire }: IssuedLogout): boolean {
  if (wire.binding === 'HTTP-Redirect') {
    const pick = (name: string) => wire.query.find((one) => one.name === name);
    const signature = pick('Signature');
    const signed = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg'].flatMap((name) => pick(name) ?? []);
    if (signature === undefined) return false;
    const value = Buffer.from(decodeURIComponent(signature.value), 'base64');
    return verify('sha256', Buffer.from(printQuery(signed)), certificatePem(key), value);
  }
  const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(wire.xml)?.[0];
  if (signature === undefined) return false;
  const verifier = new SignedXml({ publicCert: certificatePem(key) });
  try {
    verifier.loadSignature(signature);
    return (
      verifier.checkSignature(wire.xml) && verifier.getSignedReferences()[0]?.startsWith('<saml2p:Logout') === true
    );
  } catch {
    return false;
  }
}

describe('every fault of a logout message', () => {
  it.each(possible)('changes a $kind over $binding: $name', async ({ fault, binding, kind }) => {
    // One fault makes Success of what is none.
    const status = fault.name === 'logout-status-success' ? 'UnknownPrincipal' : 'Success';
    const [plain, faulted] = [await issue(kind, binding, [], status), await issue(kind, binding, [arm(fault)], status)];
    expect(faulted.applied).toEqual([fault.name]);
    expect(JSON.stringify(faulted.wire)).not.toBe(JSON.stringify(plain.wire));
    expect(await faulted.plainXml()).toBe(plain.wire.xml);
  });

  it('changes nothing where it means nothing', async () => {
    for (const fault of logoutFaults) {
      for (const [binding, kind] of bindings.flatMap((one) => kinds.map((other) => [one, other] as const))) {
        if (possible.some((entry) => entry.fault === fault && entry.binding === binding && entry.kind === kind))
          continue;
        expect((await issue(kind, binding, [arm(fault)])).applied).toEqual([]);
      }
    }
  });

  it.each(bindings.flatMap((binding) => kinds.map((kind) => ({ binding, kind }))))(
    'makes a message no other fault makes: $kind over $binding',
    async ({ binding, kind }) => {
      const seen = new Map<string, string>();
      for (const { fault } of possible.filter((entry) => entry.binding === binding && entry.kind === kind)) {
        const message = JSON.stringify((await issue(kind, binding, [arm(fault)])).wire);
        expect([fault.name, seen.get(message)]).toEqual([fault.name, undefined]);
        seen.set(message, fault.name);
      }
    },
  );
});

it('an encrypted name is nowhere in the clear', async () => {
  const fault = logoutFaults.find(({ name }) => name === 'logout-name-id-encrypted');
  if (fault === undefined) throw new Error('The fault is not in the registry.');
  for (const binding of bindings) {
    const { plainXml, wire } = await issue('LogoutRequest', binding, [arm(fault)]);
    expect(wire.xml).toMatch(/<saml2:EncryptedID[ >]/);
    expect(wire.xml).not.toContain('alice@example.com');
    expect(await plainXml()).toContain('alice@example.com');
  }
});

describe('the signature', () => {
  it.each(bindings.flatMap((binding) => kinds.map((kind) => ({ binding, kind }))))(
    'of a plain $kind over $binding holds',
    async ({ binding, kind }) => expect(holds(await issue(kind, binding, []))).toBe(true),
  );

  const alone = possible.filter(({ fault }) => fault.point === 'logout-plan' && !fault.name.startsWith('logout-sign'));
  it.each(alone.filter(({ name }) => name !== 'logout-unsigned'))(
    'is made after the fault: $name, $kind over $binding',
    async ({ fault, binding, kind }) => expect(holds(await issue(kind, binding, [arm(fault)]))).toBe(true),
  );

  const sound = ['lower-case', 'plus-for-space', 'reordered', 'extra'].map((name) => `logout-query-${name}`);
  it.each(possible.filter(({ name }) => sound.includes(name)))(
    'holds over the octets of an odd query: $name, $kind',
    async ({ fault, binding, kind }) => expect(holds(await issue(kind, binding, [arm(fault)]))).toBe(true),
  );

  const unsound = [
    'logout-unsigned',
    'logout-signed-by-stranger',
    'logout-tampered',
    'logout-query-relay-state-unsigned',
  ];
  it.each(possible.filter(({ name }) => [...unsound, 'logout-query-escapes-altered'].includes(name)))(
    'does not hold: $name, $kind over $binding',
    async ({ fault, binding, kind }) => expect(holds(await issue(kind, binding, [arm(fault)]))).toBe(false),
  );

  it.each(possible.filter(({ name }) => name.startsWith('logout-query-forged')))(
    'is of the request about the other person: $name',
    async ({ fault, binding, kind }) => {
      const { wire } = await issue(kind, binding, [arm(fault)]);
      if (wire.binding !== 'HTTP-Redirect') throw new Error('The fault concerns queries.');
      expect(wire.query.filter(({ name }) => decodeURIComponent(name) === 'SAMLRequest')).toHaveLength(2);
    },
  );
});
