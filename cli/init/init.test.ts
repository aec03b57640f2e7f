import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../sp-under-test/drivers/index.ts';
import { draftOf, missingIn } from './draft.ts';
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

  it('says by which option each missing thing is given', () => {
    const missing = missingIn(draftOf({ person: ['only@example.com'] }, { notes: [] }));
    expect(missing.map((line) => line.split(' ')[0])).toEqual(['--metadata', '--start', '--whoami', '--person']);
    expect(missingIn(draftOf(everything, { notes: [] }))).toEqual([]);
  });

  it('prefers what was said to what was found', () => {
    const found = { notes: [], metadata: 'http://localhost/md', sp: { entityId: 'x', acsUrl: 'y' }, start: 'z' };
    expect(draftOf(everything, found)).toMatchObject({ sp: { entityId: 'urn:sp' }, start: everything.start });
    expect(draftOf({}, found)).toMatchObject({ metadata: 'http://localhost/md', start: 'z' });
  });
});

describe('questions', () => {
  it('offer what is known and take Enter for it', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = ['', '-', '', '', '', 'http://localhost:3000/who', '', 'carol@example.com', ''];
    // One line for each question: what comes before the question would be lost.
    output.on('data', (chunk: Buffer) => {
      if (chunk.toString().endsWith(': ')) setImmediate(() => input.write(`${answers.shift() ?? ''}\n`));
    });
    const { setup: _, ...said } = everything;
    const draft = await askFor(draftOf(said, { notes: [] }), input, output);
    expect(draft).toEqual({
      name: 'SP: "mine"',
      sp: { entityId: 'urn:sp', acsUrl: 'http://localhost:3000/acs' },
      start: 'http://localhost:3000/login',
      whoami: { url: 'http://localhost:3000/who', json: '$.nameId' },
      people: ['alice@example.com', 'carol@example.com'],
    });
  });
});
