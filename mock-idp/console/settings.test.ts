/** What an administrator sets in the console, seen where it counts: in the organisation, in messages, in metadata. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paths } from './paths.ts';
import { type FullIdp, startFullIdp } from './testing/organisation.ts';
import { Visitor } from './testing/visitor.ts';

let full: FullIdp;
let visitor: Visitor;
let app: string;

beforeEach(async () => {
  full = await startFullIdp();
  app = full.places.app;
  visitor = new Visitor(full.idp.adminUrl);
  await visitor.signIn(full.administrator.login);
  await visitor.get(paths.applications);
}, 60_000);

afterEach(() => full.idp.close());

const previewed = async (person: string) => (await visitor.get(`${paths.preview(app)}?person=${person}`)).text;
const settings = async () => JSON.stringify(await full.api('GET', `/apps/${app}`));

/** Opens the wizard on the app, at the page "Configure SAML", with the fields of a browser that changed nothing but these. */
async function configure(fields: readonly (readonly [string, string])[], go = 'forward') {
  const draft = (await visitor.post(paths.appAction(app, 'edit'), [])).location.replace(/general-settings$/, '');
  await visitor.get(`${draft}configure-saml`);
  const answer = await visitor.post(`${draft}configure-saml`, [
    ['go', go],
    ['ssoAcsUrl', 'http://localhost:9/acs'],
    ['useForBoth', 'on'],
    ['audience', 'http://localhost:9/metadata'],
    ['subjectNameIdFormat', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    ['applicationUsername', '$' + '{source.login}'],
    ['responseSigned', 'signed'],
    ['assertionSigned', 'signed'],
    ['authnContextClassRef', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'],
    ['honorForceAuthn', 'yes'],
    ['idpIssuer', 'urn:idp'],
    ...fields,
  ]);
  return { answer, draft };
}

async function finish(fields: readonly (readonly [string, string])[]) {
  const { answer, draft } = await configure(fields);
  expect(answer.status).toBe(303);
  await visitor.get(`${draft}feedback`);
  await visitor.post(`${draft}feedback`, [['go', 'forward']]);
}

const groupStatement = (filter: string, value: string) =>
  [
    ['groupStatementName', 'groups'],
    ['groupStatementFormat', 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic'],
    ['groupStatementFilter', filter],
    ['groupStatementValue', value],
  ] as const;

describe('the wizard', () => {
  test.each([
    ['STARTS_WITH', 'Sales', ['Sales', 'Sales EMEA']],
    ['EQUALS', 'Sales', ['Sales']],
    ['CONTAINS', 'EMEA', ['Sales EMEA']],
    ['REGEX', '.*', ['Everyone', 'Sales', 'Sales EMEA']],
  ])('stores a group statement with the filter %s %s, and previews it before', async (filter, value, names) => {
    const { answer } = await configure(
      [...groupStatement(filter, value), ['previewOf', 'alice@example.com']],
      'preview',
    );
    const values = answer.text.match(/(?<=>)[^<>]*(?=&lt;\/saml2:AttributeValue)/g);
    // The last one is of the claim that the app has on its Sign On tab.
    expect(values).toEqual([...names, 'alice@example.com']);
    await finish(groupStatement(filter, value));
    expect(await settings()).toContain(`"filterType":"${filter}"`);
  });

  test('stores requestable URLs and the session lifetime, and takes them back', async () => {
    await finish([
      ['endpointUrl', 'http://localhost:9/other'],
      ['endpointIndex', '3'],
      ['lifetimeSent', 'on'],
      ['lifetime', '2'],
      ['lifetimeUnit', 'hours'],
    ]);
    expect(await settings()).toContain('"acsEndpoints":[{"url":"http://localhost:9/other","index":3}]');
    expect(await settings()).toContain('"samlAssertionLifetimeSeconds":7200');
    await finish([]);
    expect(await settings()).toContain('"acsEndpoints":[]');
    expect(await settings()).not.toContain('7200');
  });

  test('refuses an endpoint without an index, and a custom username of nothing', async () => {
    const { answer } = await configure([
      ['endpointUrl', 'http://localhost:9/other'],
      ['endpointIndex', ''],
      ['applicationUsername', 'custom'],
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#acsEndpoints"');
  });
});

describe('the Sign On tab', () => {
  test('keeps a claim that can be read, and no other', async () => {
    await visitor.get(paths.addClaim(app));
    const save = (expression: string) =>
      visitor.post(paths.addClaim(app), [
        ['name', 'shout'],
        ['expression', expression],
      ]);
    expect(await save('user.login')).toMatchObject({
      status: 400,
      text: expect.stringContaining('Invalid expression'),
    });
    expect((await save('user.profile.firstName.toUpperCase()')).status).toBe(303);
    expect(await previewed('alice@example.com')).toContain('ALICE');
    await visitor.get(paths.app(app, 'sign-on'));
    await visitor.post(paths.removeClaim(app, full.places.claim), []);
    expect(await previewed('alice@example.com')).not.toContain('&quot;mail&quot;');
  });

  test('sends an empty value for null where told to', async () => {
    await full.api('POST', `/apps/${app}/federated-claims`, { name: 'nick', expression: 'user.profile.nickName' });
    expect(await previewed('alice@example.com')).not.toContain('nick');
    await visitor.get(paths.beyondOkta(app));
    const saved = await visitor.post(paths.beyondOkta(app), [
      ['preset', 'saml'],
      ['nullAttributes', 'empty'],
      ['validForSeconds', '-60'],
    ]);
    expect(saved.status).toBe(303);
    expect(await previewed('alice@example.com')).toContain('nick');
    expect(await (await fetch(await full.idp.metadataUrl(app))).text()).toContain('validUntil=');
  });

  test('works usernames out anew when a profile changes, unless only on creation', async () => {
    const userName = async () => JSON.stringify(await full.api('GET', `/apps/${app}/users/${full.places.person}`));
    const rename = (login: string) => full.api('POST', `/users/${full.places.person}`, { profile: { login } });
    await rename('alicia@example.com');
    expect(await userName()).toContain('"userName":"alicia@example.com"');
    await visitor.get(paths.credentials(app));
    await visitor.post(paths.credentials(app), [
      ['applicationUsername', 'custom'],
      ['customUsername', '$' + '{source.login}'],
      ['updateUsernameOn', 'create-only'],
    ]);
    await rename('ally@example.com');
    expect(await userName()).toContain('"userName":"alicia@example.com"');
  });

  test('makes a certificate that has expired, and shows it so', async () => {
    expect((await visitor.get(paths.app(app, 'sign-on'))).text).not.toContain('>Expired<');
    await visitor.post(paths.signingCertificates(app), [['validity', 'expired']]);
    expect((await visitor.get(paths.app(app, 'sign-on'))).text).toContain('>Expired<');
  });
});

describe('Import SP metadata', () => {
  const metadata = [
    '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example/metadata">',
    '<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"',
    ' Location="https://sp.example/acs" index="0"/></md:SPSSODescriptor></md:EntityDescriptor>',
  ].join('');

  test('opens the wizard with what it says', async () => {
    await visitor.get(paths.importMetadata);
    const refused = await visitor.post(paths.importMetadata, [['metadata', '<nonsense/>']]);
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('The document is no SAML metadata.') });
    const { location } = await visitor.post(paths.importMetadata, [['metadata', metadata]]);
    expect((await visitor.get(location)).text).toContain('value="sp.example"');
    const page = (await visitor.get(location.replace('general-settings', 'configure-saml'))).text;
    expect(page).toContain('value="https://sp.example/acs"');
    expect(page).toContain('value="https://sp.example/metadata"');
  });
});

describe('Directory', () => {
  test('asks before it deactivates', async () => {
    const path = paths.personAction(full.places.person, 'deactivate');
    expect((await visitor.get(path)).text).toContain('Every assignment ends');
    expect(JSON.stringify(await full.api('GET', `/users/${full.places.person}`))).toContain('"ACTIVE"');
    await visitor.post(path, []);
    expect(JSON.stringify(await full.api('GET', `/users/${full.places.person}`))).toContain('"DEPROVISIONED"');
  });

  test('adds an attribute to the user profile, which a person then has', async () => {
    await visitor.get(paths.addAttribute('default'));
    const attribute = [
      ['type', 'string'],
      ['title', 'Badge'],
      ['name', 'badge'],
      ['enumerated', 'on'],
    ] as const;
    expect((await visitor.post(paths.addAttribute('default'), attribute)).status).toBe(400);
    await visitor.post(paths.addAttribute('default'), [...attribute, ['members', 'red\ngreen']]);
    await visitor.get(paths.personProfile(full.places.person));
    await visitor.post(paths.personProfile(full.places.person), [
      ['login', 'alice@example.com'],
      ['email', 'alice@example.com'],
      ['firstName', 'Alice'],
      ['lastName', 'Anderson'],
      ['badge', 'red'],
    ]);
    expect((await visitor.get(paths.person(full.places.person))).text).toContain('<dt>Badge</dt><dd>red</dd>');
  });

  test('wants a value where an attribute is required', async () => {
    await visitor.get(paths.attribute(app, 'workato_end_user_groups'));
    await visitor.post(paths.attribute(app, 'workato_end_user_groups'), [
      ['type', 'string array'],
      ['title', 'Groups'],
      ['scope', 'NONE'],
      ['union', 'ENABLE'],
      ['required', 'on'],
    ]);
    const form = paths.assignment(app, full.places.person);
    await visitor.get(form);
    const refused = await visitor.post(form, [['userName', 'alice@example.com']]);
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('is required in Profile Editor') });
  });

  test('puts a new person into groups', async () => {
    await visitor.get(paths.addPerson);
    const person = [
      ['firstName', 'Ida'],
      ['lastName', 'Imhof'],
      ['login', 'ida@example.com'],
      ['email', 'ida@example.com'],
    ] as const;
    expect((await visitor.post(paths.addPerson, [...person, ['groups', 'Nobody']])).status).toBe(400);
    await visitor.post(paths.addPerson, [...person, ['groups', 'Sales\nSales EMEA']]);
    const groups = JSON.stringify(await full.api('GET', '/users/ida@example.com/groups'));
    expect(groups).toContain('Sales EMEA');
  });
});

test('the System Log shows what its filter lets through', async () => {
  const found = (query: string) => visitor.get(`${paths.systemLog}?${query}`);
  expect((await found('search=gus')).text).toContain('Gus Grant');
  expect((await found('search=gus')).text).not.toContain('Bob Brown (User)');
  expect((await found('result=FAILURE')).text).toContain('nothing that matches');
  expect((await found('eventType=app.keys.generate')).text).toContain('Events: 1');
  expect((await found('until=2000-01-01T00:00')).text).toContain('nothing that matches');
});
