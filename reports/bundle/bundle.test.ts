import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildReport, MessageReader, type RunFacts } from '../conformance/index.ts';
import { type CannedScenario, catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { contentsOf, openBundle, refusalOf, sealBundle, verifyContents } from './index.ts';

const pem = (type: 'ed25519' | 'rsa') => {
  const { privateKey, publicKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const lab = pem('ed25519');

const scenarios: CannedScenario[] = [
  {
    name: 'A good sign-in',
    tags: ['st-good'],
    status: 'PASSED',
    evidence: evidence('st-good', { expected: 'accept', outcome: 'accepted-as-expected' }),
  },
  {
    name: 'Wrong audience',
    tags: ['au-wrong', 'control:st-good'],
    status: 'PASSED',
    alive: true,
    evidence: evidence('au-wrong', {
      timeline: [{ atMs: 1, text: 'The Response goes to http://sp/acs?session=topsecret' }],
      sent: '<Response><ds:SignatureValue>c2lnbmF0dXJl</ds:SignatureValue><Audience>x</Audience></Response>',
      answer: { status: 403, url: 'http://sp/?token=topsecret', excerpt: 'csrf=topsecret' },
    }),
  },
];

function sealed(given = scenarios, more: Partial<RunFacts> = {}) {
  const known = { ...facts, ...more };
  const reader = new MessageReader();
  for (const envelope of stream(given)) reader.add(envelope);
  const { report } = buildReport(reader.scenarios(), catalogue, known);
  return { report, contents: contentsOf(report, reader.scenarios(), known, catalogue, 'name: $SECRET') };
}

describe('a sealed bundle', () => {
  it.each(['ed25519', 'rsa'] as const)('is opened by whoever trusts its %s key, and judged again', (type) => {
    const key = pem(type);
    const bundle = JSON.stringify(sealBundle(sealed().contents, key.secret, 'lab'));
    const { contents, key: shown } = openBundle(bundle, key.open);
    expect(shown).toMatchObject({ name: 'lab', fingerprint: expect.stringMatching(/^SHA-256 [0-9a-f]{64}$/) });
    expect(contents.statement).toContain('met every selected case');
    expect(verifyContents(contents, catalogue)).toEqual([]);
  });

  it('is refused when another key made it, or anything was changed', () => {
    const bundle = sealBundle(sealed().contents, lab.secret, 'lab');
    expect(() => openBundle(JSON.stringify(bundle), pem('ed25519').open)).toThrow('Another key sealed');
    const other = sealBundle({ ...sealed().contents, statement: 'Forged.' }, lab.secret, 'lab');
    expect(() => openBundle(JSON.stringify({ ...bundle, contents: other.contents }))).toThrow('The seal is broken');
    expect(() => openBundle('{}')).toThrow('no bundle');
    expect(() => sealBundle(sealed().contents, 'nothing', 'lab')).toThrow('openssl genpkey');
  });

  it('does not hold a verdict that its evidence does not bear out, however well signed', () => {
    const { contents } = sealed();
    const [good, bad] = contents.scenarios;
    if (good === undefined || bad?.evidence === undefined) throw new Error('Two were sealed');
    const forged = {
      ...contents,
      scenarios: [good, { ...bad, evidence: { ...bad.evidence, outcome: 'accepted-unknown' as const } }],
    };
    expect(verifyContents(forged, catalogue).map(({ id }) => id)).toEqual(['the run', 'the summary', 'au-wrong']);
    expect(verifyContents({ ...contents, scenarios: [good] }, catalogue)).toContainEqual({
      id: 'au-wrong',
      sealed: 'pass',
      judged: 'not there',
    });
  });

  it('is judged by the catalogue it was made with, or not at all', () => {
    expect(() => verifyContents(sealed().contents, { ...catalogue, digest: 'other' })).toThrow(
      'verify it with that version',
    );
  });

  it('tells how often the SP was started anew', () => {
    const restarts = [{ after: ['au-wrong'], because: 'Somebody could not sign in any more.' }];
    const contents = sealed(scenarios, { restarts }).contents;
    const opened = openBundle(JSON.stringify(sealBundle(contents, lab.secret, 'lab'))).contents;
    expect(opened.configuration.facts.restarts).toEqual(restarts);
  });

  it('holds no secret of the SP', () => {
    const text = JSON.stringify(sealed().contents);
    expect(text).not.toContain('topsecret');
    expect(text).not.toContain('c2lnbmF0dXJl');
    expect(text).toContain('<Audience>x</Audience>');
    expect(text).toContain('name: $SECRET');
  });

  it('is made only where nothing failed and nothing is undecided', () => {
    expect(refusalOf(sealed().report)).toBeUndefined();
    expect(refusalOf(sealed(scenarios.slice(1)).report)).toContain('No bundle');
  });
});
