import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsoleServices } from '../http/index.ts';
import { password, startConsole, throughTheWizard } from './testing/console.ts';
import type { Visitor } from './testing/visitor.ts';

let services: ConsoleServices;
let visitor: Visitor;
let close: () => Promise<unknown>;

beforeEach(async () => {
  ({ close, services, visitor } = await startConsole());
});

afterEach(() => close());

describe('the door', () => {
  it('demands an administrator in place of every page', async () => {
    const answer = await visitor.get('/admin/applications');
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Username');
    expect(answer.text).not.toContain('Create App Integration');
  });

  it('lets an administrator in, and back to the page that was wanted', async () => {
    expect(await visitor.signIn('admin@example.com')).toMatchObject({ status: 303, location: '/admin/applications' });
    expect((await visitor.get('/admin/applications')).text).toContain('Create App Integration');
  });

  it('refuses a person who is no administrator', async () => {
    const answer = await visitor.signIn('alice@example.com');
    expect(answer.status).toBe(403);
    expect((await visitor.get('/admin/applications')).status).toBe(401);
  });

  it('never continues to a foreign address', async () => {
    await visitor.get('/admin/login?fromURI=https://evil.example/admin/');
    const answer = await visitor.post('/admin/login', [
      ['step', 'password'],
      ['identifier', 'admin@example.com'],
      ['password', password],
      ['fromURI', '//evil.example/'],
    ]);
    expect(answer.location).toBe('/admin/applications');
  });

  it('ends a session', async () => {
    await visitor.signIn('admin@example.com');
    await visitor.get('/admin/applications');
    await visitor.post('/admin/signout', []);
    expect((await visitor.get('/admin/applications')).status).toBe(401);
  });
});

it('leads on by links that look like buttons, where nothing is asked or changed', async () => {
  await visitor.signIn('admin@example.com');
  const { text } = await visitor.get('/admin/groups');
  expect(text).toContain('<a class="button primary" href="/admin/groups/new">Add group</a>');
  expect(text).not.toContain('<form method="get"');
});

describe('the token of a form', () => {
  it.each([null, '', 'forged'])('refuses a form with token %j and changes nothing', async (token) => {
    await visitor.signIn('admin@example.com');
    await visitor.get('/admin/users/new');
    const fields = [
      ['firstName', 'Bob'],
      ['lastName', 'Brown'],
      ['login', 'bob@example.com'],
      ['email', 'bob@example.com'],
    ] as const;
    const forged = await visitor.post('/admin/users/new', fields, token);
    expect(forged.status).toBe(403);
    expect(await services.org.directory.find('bob@example.com')).toBeUndefined();
    await visitor.get('/admin/users/new');
    expect((await visitor.post('/admin/users/new', fields)).status).toBe(303);
    expect(await services.org.directory.find('bob@example.com')).toBeDefined();
  });

  it('is in every form that posts', async () => {
    await visitor.signIn('admin@example.com');
    await visitor.post(await throughTheWizard(visitor), [['go', 'forward']]);
    const [app] = await services.org.applications.list();
    const [, alice] = await services.org.directory.list();
    const pages = [
      '/applications',
      '/applications/new',
      `/applications/${app?.id}/general`,
      `/applications/${app?.id}/assignments/people/${alice?.id}`,
      '/users/new',
      `/users/${alice?.id}`,
      `/profile-editor/${app?.id}/add-attribute`,
      '/clock',
      '/faults',
    ];
    for (const page of pages) {
      const { text, status } = await visitor.get(`/admin${page}`);
      expect(status, page).toBe(200);
      const forms = text.match(/<form method="post".*?<\/form>/gs) ?? [];
      expect(forms.length, page).toBeGreaterThan(0);
      for (const form of forms) expect(form, page).toContain('name="_csrf"');
    }
  });
});

describe('what comes from outside', () => {
  it('never becomes markup', async () => {
    await visitor.signIn('admin@example.com');
    const hostile = `"><script>alert(1)</script>`;
    await services.org.applications.create({
      label: hostile,
      signOn: { ssoAcsUrl: 'http://localhost:5000/acs', audience: hostile },
    });
    const [app] = await services.org.applications.list();
    for (const page of [
      '/applications',
      `/applications/${app?.id}/general`,
      '/reports/system-log',
      '/profile-editor',
    ]) {
      const { text } = await visitor.get(`/admin${page}`);
      expect(text).toContain('&lt;script');
      expect(text).not.toContain('<script>alert');
    }
  });
});
