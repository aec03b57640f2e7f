import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attempt, type Stage } from '../attempt/index.ts';
import { calibrate } from '../calibration.ts';
import type { Trouble } from '../testing/troubled-sp.ts';
import { openTroubledStages, type TroubledStages } from '../testing/troubled-stage.ts';
import { answeredAlike } from './causes/other-certificate.ts';
import { diagnose } from './index.ts';

let stages: TroubledStages;

beforeAll(async () => {
  stages = await openTroubledStages();
});
afterEach(() => stages.closeSp());
afterAll(() => stages.close());

const stageWith = (trouble: Trouble): Promise<Stage> => stages.with(trouble);
const stageAt = (base: string): Promise<Stage> => stages.at(base);

const signIn = (stage: Stage) => {
  const [person] = stage.people;
  if (person === undefined) throw new Error('nobody');
  return attempt(stage, { person, faults: [], start: 'sp', delivery: 'same-browser' });
};

async function causesOf(stage: Stage): Promise<Record<string, string>> {
  const made = await signIn(stage);
  expect(made.outcome).not.toBe('accepted-as-expected');
  const found = await diagnose(stage, made);
  return Object.fromEntries(found.map(({ cause, text }) => [cause, text]));
}

it('a good SP has no trouble', async () => {
  const stage = await stageWith({});
  const made = await signIn(stage);
  expect(made.outcome).toBe('accepted-as-expected');
  expect(await diagnose(stage, made)).toEqual([]);
});

describe('why nobody gets in', () => {
  it('nothing listens', async () => {
    expect(await causesOf(await stageAt('http://localhost:9'))).toEqual({
      unreachable: expect.stringContaining('http://localhost:9/login'),
    });
  });

  it.each<[string, Trouble, RegExp]>([
    ['wrong-audience', { entityId: 'urn:me' }, /calls itself "urn:me" .* profile "http:\/\/localhost:\d+\/saml"/],
    ['clock', { clockMs: 600_000 }, /(599|600|601) seconds ahead of/],
    ['request-refused', { clockMs: 600_000 }, /IssueInstant lies in the future/],
    ['clock', { clockMs: -600_000 }, /seconds behind/],
    ['attribute-needed', { attributes: ['firstName', 'sn'] }, /with (firstName, sn|sn, firstName) the person gets in/],
    ['person-needed', { asks: 'password' }, /asks for a password .* `start`/],
    ['person-needed', { asks: 'code' }, /asks for a one-time code .* no further factor/],
    ['certificate', { distrusts: true }, /It must have .*CN=.* SHA-256 fingerprint (?:[\dA-F]{2}:){31}[\dA-F]{2}\./],
    ['login-loop', { forgetful: true }, /asked the IdP again/],
    ['throttled', { limited: true }, /status 429/],
    ['crashed', { broken: true }, /status 500/],
    ['seen-as-someone-else', { shows: (nameId) => `user ${nameId}` }, /shows "user alice@example.com" for Alice/],
  ])('%s', async (cause, trouble, text) => {
    expect((await causesOf(await stageWith(trouble)))[cause]).toMatch(text);
  });

  it('the Response is wanted elsewhere', async () => {
    const stage = await stageWith({ acsUrl: 'http://localhost:9/elsewhere' });
    expect((await causesOf(stage))['wrong-recipient']).toContain('http://localhost:9/elsewhere');
  });

  it('the cookie is for https, and the SP is reached by http', async () => {
    const found = await causesOf(await stageWith({ name: 'sp.example.test' }));
    expect(Object.keys(found)).toEqual(['cookie-needs-https']);
    expect(found['cookie-needs-https']).toMatch(/"pending" needs https: .* at http:\/\/sp\.example\.test:\d+/);
  });

  it('the cookie is dropped because it is not Secure', async () => {
    const found = await causesOf(await stageWith({ cookie: 'SameSite=None' }));
    expect(Object.keys(found)).toEqual(['cookie-needs-secure']);
    expect(found['cookie-needs-secure']).toMatch(/drop the cookie "pending": .* at http:\/\/localhost:\d+ /);
  });

  it('the certificate is under suspicion only where nothing else explains it', async () => {
    expect(Object.keys(await causesOf(await stageWith({ attributes: ['firstName'], clockMs: 40_000 })))).toEqual([
      'clock',
      'attribute-needed',
    ]);
  });

  it('an SP that answers a broken signature otherwise has the certificate', () => {
    const answer = (status: number, excerpt: string) => ({ answer: { status, url: 'http://sp.example/acs', excerpt } });
    const refused = answer(403, '<h1>Refused</h1> <p>Error 90b4dd119d</p>');
    expect(answeredAlike(refused, answer(403, '<h1>Refused</h1> <p>Error 7c1f</p>'))).toBe(true);
    expect(answeredAlike(refused, answer(403, '<h1>Bad signature</h1> <p>Error 7c1f</p>'))).toBe(false);
    expect(answeredAlike(refused, answer(500, '<h1>Refused</h1> <p>Error 7c1f</p>'))).toBe(false);
    expect(answeredAlike(refused, { answer: undefined })).toBe(false);
  });

  it('the wrong address begins no sign-in', async () => {
    const stage = await stageWith({});
    stage.driver = { ...stage.driver, start: (agent) => agent.visit(`${stages.spUrl}/`) };
    expect((await causesOf(stage))['no-request']).toContain('sends no AuthnRequest');
  });

  it('what was sent for a trial is not sent afterwards', async () => {
    const before = await stages.control.attributeStatements(stages.appLabel);
    await causesOf(await stageWith({ attributes: ['firstName'] }));
    expect(await stages.control.attributeStatements(stages.appLabel)).toEqual(before);
  });
});

describe('calibration', () => {
  const seal = (stage: Stage) => async (signed: string) => {
    const signOn = { responseSigned: signed !== 'A', assertionSigned: signed !== 'R' };
    await stage.idp.organisation({ apps: [{ label: stages.appLabel, signOn }] });
  };

  it('says why before any case', async () => {
    const stage = await stageWith({ clockMs: 600_000 });
    const { findings, valid } = await calibrate(stage, seal(stage), undefined);
    expect(valid).toBe(false);
    expect(findings.find(({ what }) => what === 'Why (clock)')?.text).toContain('ahead');
  });

  it('says what has to be signed', async () => {
    const stage = await stageWith({ signatures: 2 });
    const { findings, sealings, valid } = await calibrate(stage, seal(stage), undefined);
    expect(valid).toBe(true);
    expect(sealings.accepted).toEqual(['AR']);
    expect(findings.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Not accepted (refused): this SP wants the Response signed, too.',
        'Not accepted (refused): this SP wants the Assertion signed, too.',
      ]),
    );
  });

  it('tries no cipher and suspects no trust where nothing came to the SP', async () => {
    const stage = await stageWith({});
    stage.driver = { ...stage.driver, start: (agent) => agent.visit(`${stages.spUrl}/`) };
    const { findings, valid } = await calibrate(stage, seal(stage), { declared: false });
    expect(valid).toBe(false);
    expect(findings.filter(({ what }) => what.includes('encrypted'))).toEqual([]);
    expect(findings.at(-1)?.text).toMatch(/^No Response for .* came to the SP/);
  });

  it('notices a page that shows somebody to everybody', async () => {
    const stage = await stageWith({ publicPage: true });
    const { findings, valid } = await calibrate(stage, seal(stage), undefined);
    expect(valid).toBe(false);
    expect(findings[0]?.text).toContain('A fresh browser reads "guest" as signed in');
  });
});
