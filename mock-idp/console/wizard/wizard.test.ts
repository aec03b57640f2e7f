/** An app as the wizard makes it, and whom it is given to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleServices } from '../../http/index.ts';
import { startConsole, throughTheWizard } from '../testing/console.ts';
import type { Answer, Visitor } from '../testing/visitor.ts';

let services: ConsoleServices;
let visitor: Visitor;
let close: () => Promise<unknown>;

beforeEach(async () => {
  ({ close, services, visitor } = await startConsole());
});

afterEach(() => close());

describe('Create App Integration', () => {
  beforeEach(() => visitor.signIn('admin@example.com'));

  it('goes on with SAML 2.0 only, and says so', async () => {
    await visitor.get('/admin/applications/new');
    const answer = await visitor.post('/admin/applications/new', [['method', 'oidc']]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Choose SAML 2.0 to go on');
  });

  it('stores every page of the wizard, and lands on Sign On', async () => {
    const feedback = await throughTheWizard(visitor, [
      ['statementName', 'workato_end_user_name'],
      ['statementFormat', 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified'],
      ['statementValue', 'user.displayName'],
      ['statementName', ''],
      ['statementFormat', 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified'],
      ['statementValue', ''],
    ]);
    expect(await services.org.applications.list()).toEqual([]);
    const answer = await visitor.post(feedback, [
      ['go', 'forward'],
      ['customerOrPartner', 'customer'],
      ['appType', 'internal'],
    ]);
    const [app] = await services.org.applications.list();
    expect(app).toMatchObject({
      label: 'Workato Agentic',
      status: 'ACTIVE',
      internalApp: true,
      settings: {
        signOn: {
          ssoAcsUrl: 'http://localhost:5000/saml/acs/1',
          recipient: 'http://localhost:5000/saml/acs/1',
          destination: 'http://localhost:5000/saml/acs/1',
          audience: 'http://localhost:5000/saml/metadata',
          subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
          attributeStatements: [{ name: 'workato_end_user_name', values: ['user.displayName'] }],
        },
      },
    });
    expect(answer.location).toBe(`/admin/applications/${app?.id}/sign-on`);
    expect((await visitor.get(answer.location)).text).toContain(`/app/${app?.externalKey}/sso/saml/metadata`);
  });

  it('keeps what was filled when going back', async () => {
    const feedback = await throughTheWizard(visitor);
    const configure = (
      await visitor.post(feedback, [
        ['go', 'previous'],
        ['appType', 'internal'],
      ])
    ).location;
    const { text } = await visitor.get(configure);
    expect(text).toContain('http://localhost:5000/saml/metadata');
    expect((await visitor.get(feedback)).text).toMatch(/<option value="internal" selected/);
  });

  it('says at the field and in a summary what is wrong', async () => {
    await visitor.get('/admin/applications/new');
    const general = (await visitor.post('/admin/applications/new', [['method', 'saml2']])).location;
    await visitor.get(general);
    const answer = await visitor.post(general, [
      ['go', 'forward'],
      ['label', ''],
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('id="label-error"');
    expect(answer.text).toContain('href="#label"');
  });

  it('sends other recipient and destination when the box is not ticked', async () => {
    const feedback = await throughTheWizard(visitor);
    await visitor.post(feedback.replace(/feedback$/, 'configure-saml'), [
      ['go', 'forward'],
      ['ssoAcsUrl', 'http://localhost:5000/saml/acs/1'],
      ['recipient', 'http://localhost:5000/recipient'],
      ['destination', 'http://localhost:5000/destination'],
      ['audience', 'urn:sp'],
      ['subjectNameIdFormat', 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
      ['applicationUsername', '$' + '{source.email}'],
      ['responseSigned', 'unsigned'],
      ['assertionSigned', 'signed'],
      ['authnContextClassRef', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'],
      ['honorForceAuthn', 'no'],
      ['idpIssuer', 'urn:idp'],
    ]);
    await visitor.post(feedback, [['go', 'forward']]);
    const [app] = await services.org.applications.list();
    expect(app?.internalApp).toBe(false);
    expect(app?.settings.signOn).toMatchObject({
      recipient: 'http://localhost:5000/recipient',
      destination: 'http://localhost:5000/destination',
      responseSigned: false,
      honorForceAuthn: false,
      idpIssuer: 'urn:idp',
    });
  });
});

describe('Assign to People', () => {
  it('stores what appuser.* reads, one value per line', async () => {
    await visitor.signIn('admin@example.com');
    await visitor.post(await throughTheWizard(visitor), [['go', 'forward']]);
    const [app] = await services.org.applications.list();
    const alice = await services.org.directory.find('alice@example.com');
    await visitor.post(`/admin/profile-editor/${app?.id}/add-attribute`, [
      ['type', 'string array'],
      ['title', 'Groups'],
      ['name', 'workato_end_user_groups'],
      ['scope', 'SELF'],
    ]);
    const address = `/admin/applications/${app?.id}/assignments/people/${alice?.id}`;
    expect((await visitor.get(address)).text).toContain('value="alice@example.com"');
    const answer = await visitor.post(address, [
      ['userName', 'alice@example.com'],
      ['attribute:workato_end_user_groups', 'Sales\r\n\r\n Support '],
    ]);
    expect(answer.location).toBe(`/admin/applications/${app?.id}/assignments/people`);
    const assignment = await services.org.assignments.find(app?.id ?? '', alice?.id ?? '');
    expect(assignment).toMatchObject({
      credentials: { userName: 'alice@example.com' },
      profile: { workato_end_user_groups: ['Sales', 'Support'] },
    });
  });
});

describe('groups and certificates', () => {
  const location = (answer: Answer) => answer.location.split('/').at(-1) ?? '';

  it('assigns an app through a group, whose values reach its people', async () => {
    await visitor.signIn('admin@example.com');
    const app = await services.org.applications.create({
      label: 'Portal',
      signOn: { ssoAcsUrl: 'http://localhost/acs', audience: 'sp' },
    });
    await visitor.get(`/admin/profile-editor/${app.id}/add-attribute`);
    const attribute = [
      ['type', 'string array'],
      ['title', 'Roles'],
      ['name', 'roles'],
      ['union', 'ENABLE'],
    ] as const;
    const refused = await visitor.post(`/admin/profile-editor/${app.id}/add-attribute`, [
      ...attribute,
      ['scope', 'SELF'],
    ]);
    expect(refused.status).toBe(400);
    await visitor.post(`/admin/profile-editor/${app.id}/add-attribute`, [...attribute, ['scope', 'NONE']]);
    const group = location(await visitor.post('/admin/groups/new', [['name', 'Ops & <Sales>']]));
    const unknown = await visitor.post(`/admin/groups/${group}/people`, [['login', 'nobody@example.com']]);
    expect(unknown.status).toBe(400);
    await visitor.post(`/admin/groups/${group}/people`, [['login', 'alice@example.com']]);
    expect((await visitor.get(`/admin/groups/${group}`)).text).toContain('alice@example.com');
    const own = `/admin/groups/${group}/edit`;
    expect((await visitor.get(own)).text).toContain('value="Ops &amp; &lt;Sales>"');
    const everyone = await visitor.post(own, [['name', 'Everyone']]);
    expect([everyone.status, everyone.text.includes('aria-invalid="true"')]).toEqual([400, true]);
    const edit: [string, string][] = [
      ['name', 'Runs & <Sales>'],
      ['description', 'Who runs it'],
    ];
    expect((await visitor.post(own, edit)).status).toBe(303);
    const renamed = (await visitor.get(`/admin/groups/${group}`)).text;
    expect(renamed).toContain('Who runs it');
    expect(renamed).toContain('alice@example.com');
    const form = `/admin/applications/${app.id}/assignments/groups/${group}`;
    expect((await visitor.get(form)).text).toContain('Roles');
    expect((await visitor.post(form, [['priority', 'first']])).status).toBe(400);
    await visitor.post(form, [
      ['priority', '3'],
      ['attribute:roles', 'Ops\nSales'],
    ]);
    const tab = (await visitor.get(`/admin/applications/${app.id}/assignments`)).text;
    expect(tab).toContain('Runs &amp; &lt;Sales>');
    expect(tab).toContain('<td data-label="Type">Group</td>');
    const alice = await services.org.directory.find('alice@example.com');
    expect(await services.org.assignments.find(app.id, alice?.id ?? '')).toMatchObject({
      scope: 'GROUP',
      profile: { roles: ['Ops', 'Sales'] },
    });
    const person = `/admin/applications/${app.id}/assignments/people/${alice?.id}`;
    await visitor.post(person, [['userName', 'alice']]);
    const individual = (await visitor.get(`/admin/applications/${app.id}/assignments`)).text;
    expect(individual).toContain('<td data-label="Type">Individual</td>');
    expect(individual).not.toContain(`${person}/unassign`);
    expect((await visitor.post(`${person}/convert`, [])).status).toBe(303);
    expect(await services.org.assignments.find(app.id, alice?.id ?? '')).toMatchObject({ scope: 'GROUP' });
    await visitor.post(`${form}/unassign`, []);
    expect(await services.org.assignments.find(app.id, alice?.id ?? '')).toBeUndefined();
    await visitor.post(`/admin/groups/${group}/delete`, []);
    expect((await visitor.get(`/admin/groups/${group}`)).status).toBe(404);
    expect((await visitor.get('/admin/groups')).text).toContain('Everyone');
  });

  it('makes a next certificate, shows it, activates it', async () => {
    await visitor.signIn('admin@example.com');
    const app = await services.org.applications.create({
      label: 'Portal',
      signOn: { ssoAcsUrl: 'http://localhost/acs', audience: 'sp' },
    });
    const signOn = `/admin/applications/${app.id}/sign-on`;
    expect((await visitor.get(signOn)).text.match(/View IdP metadata/g)).toHaveLength(1);
    await visitor.post(`/admin/applications/${app.id}/signing-certificates`, []);
    const next = (await services.org.applications.get(app.id)).keys[1]?.kid ?? '';
    const page = (await visitor.get(signOn)).text;
    expect(page.match(/View IdP metadata/g)).toHaveLength(2);
    expect(page).toContain('Generate new certificate');
    const own = `/admin/applications/${app.id}/signing-certificates/${next}`;
    expect((await visitor.get(`${own}/certificate`)).text).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect((await visitor.get(`${own}/metadata`)).text).toContain('md:EntityDescriptor');
    expect((await services.org.applications.get(app.id)).signingKeyId).toBe(app.signingKeyId);
    await visitor.post(`${own}/activate`, []);
    expect((await services.org.applications.get(app.id)).signingKeyId).toBe(next);
    expect((await visitor.get(`/admin/applications/${app.id}/signing-certificates/nothing/metadata`)).status).toBe(404);
  });
});
