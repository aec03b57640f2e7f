import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../sp-under-test/drivers/index.ts';
import { draftOf, type InitOptions, missingIn } from './draft.ts';
import { profileText } from './profile-text.ts';
import { askFor } from './questions.ts';

const everything = {
  entityId: 'urn:sp',
  acs: 'http://localhost:3000/acs',
  start: 'http://localhost:3000/login',
  whoami: 'http://localhost:3000/me',
  json: '$.nameId',
  setup: 'node "my server.js"',
  ready: 'http://localhost:3000/',
  name: 'SP: "mine"',
};

const optionOf = (line: string) => line.split(' ')[0];

describe('a profile', () => {
  it('takes at most 15 lines and is read back as it was meant', () => {
    const text = profileText(draftOf(everything, { notes: [] }));
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(15);
    expect(readProfile(text, 'test')).toMatchObject({
      name: 'SP: "mine"',
      sp: { entityId: 'urn:sp', acsUrl: 'http://localhost:3000/acs' },
      people: [{ nameId: 'alice@example.com' }, { nameId: 'bob@example.com' }],
      hooks: { setup: 'node "my server.js"' },
    });
  });

  it('knows an SP that people reach from the IdP alone, its other ACS, its browser and its hooks', () => {
    const { start: _, ...said } = everything;
    const acsEndpoints = [{ url: 'http://localhost:3000/acs/b', index: 1 }];
    const draft = draftOf(
      { ...said, unsolicitedOnly: true, reset: 'http://localhost:3000/reset', cleanup: 'sh clean.sh' },
      { notes: [], start: 'http://localhost:3000/found', agent: 'chromium', acsEndpoints },
    );
    expect(missingIn(draft)).toEqual([]);
    expect(readProfile(profileText(draft), 'test')).toMatchObject({
      supports: ['idp-initiated'],
      agent: 'chromium',
      acsEndpoints,
      hooks: { reset: 'http://localhost:3000/reset', cleanup: 'sh clean.sh' },
    });
    expect(draft.start).toBeUndefined();
  });

  it('knows another tenant, whose page shows who is there as the first one does', () => {
    const place = 'http://localhost:3000/globex';
    const said = { tenantAcs: `${place}/acs`, tenantStart: `${place}/login`, tenantWhoami: `${place}/me` };
    const draft = draftOf({ ...everything, ...said, tenantPerson: 'dora@globex.example' }, { notes: [] });
    expect(missingIn(draft)).toEqual([]);
    expect(readProfile(profileText(draft), 'test').tenants).toEqual([
      {
        acsUrl: `${place}/acs`,
        start: `${place}/login`,
        whoami: { url: `${place}/me`, json: '$.nameId' },
        people: [{ nameId: 'dora@globex.example' }],
      },
    ]);
    expect(missingIn(draftOf({ ...everything, tenantStart: place }, { notes: [] })).map(optionOf)).toEqual([
      '--tenant-acs',
      '--tenant-whoami',
      '--tenant-person',
    ]);
  });

  it('of an SP elsewhere names who gives leave, the origins, and where the secret comes from', () => {
    const away = { ...everything, acs: 'https://sp.example.com/acs', start: 'https://login.example.com/' };
    expect(missingIn(draftOf(away, { notes: [] })).map(optionOf)).toEqual(['--consent']);
    const text = profileText(draftOf({ ...away, consent: 'Olga of Example' }, { notes: [] }));
    const token = 'a secret of twenty characters';
    expect(readProfile(text, 'test', { ASSAY_CONSENT_TOKEN: token }).consent).toEqual({
      by: 'Olga of Example',
      origins: ['https://sp.example.com', 'https://login.example.com'],
      token,
    });
    expect(text).not.toContain(token);
  });

  it('says by which option each missing thing is given', () => {
    const missing = missingIn(draftOf({ person: ['only@example.com'] }, { notes: [] }));
    expect(missing.map(optionOf)).toEqual(['--metadata', '--start', '--whoami', '--person']);
    expect(missingIn(draftOf(everything, { notes: [] }))).toEqual([]);
  });

  it('prefers what was said to what was found', () => {
    const found = { notes: [], metadata: 'http://localhost/md', sp: { entityId: 'x', acsUrl: 'y' }, start: 'z' };
    expect(draftOf(everything, found)).toMatchObject({ sp: { entityId: 'urn:sp' }, start: everything.start });
    expect(draftOf({}, found)).toMatchObject({ metadata: 'http://localhost/md', start: 'z' });
  });
});

/** Answers one line for each question: what comes before the question would be lost. */
async function answered(said: InitOptions, answers: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let asked = '';
  output.on('data', (chunk: Buffer) => {
    asked += chunk.toString();
    if (chunk.toString().endsWith(': ')) setImmediate(() => input.write(`${answers.shift() ?? ''}\n`));
  });
  return { draft: await askFor(draftOf(said, { notes: [] }), input, output), asked };
}

describe('questions', () => {
  const { setup: _, ...said } = everything;

  it('offer what is known and take Enter for it', async () => {
    const answers = ['', '-', '', '', '', 'http://localhost:3000/who', '', 'carol@example.com', '', ''];
    const { asked, draft } = await answered(said, answers);
    expect(draft).toEqual({
      name: 'SP: "mine"',
      sp: { entityId: 'urn:sp', acsUrl: 'http://localhost:3000/acs' },
      start: 'http://localhost:3000/login',
      whoami: { url: 'http://localhost:3000/who', json: '$.nameId' },
      people: ['alice@example.com', 'carol@example.com'],
    });
    expect(asked).not.toContain('leave to attack');
  });

  it('about a tenant and about leave are asked where they are needed', async () => {
    const away = { ...said, acs: 'https://sp.example.com/acs' };
    const tenant = ['https://sp.example.com/b', 'https://sp.example.com/b/acs', 'https://sp.example.com/b/me', 'dora'];
    const { draft } = await answered(away, ['', '-', '', '', '', '', '', '', '', ...tenant, 'Olga']);
    expect(draft).toMatchObject({
      tenant: { start: tenant[0], acsUrl: tenant[1], whoami: tenant[2], person: 'dora' },
      leaveBy: 'Olga',
    });
  });
});
