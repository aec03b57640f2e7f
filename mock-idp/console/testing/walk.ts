/** A walk past every page of the identity provider, as a person with a browser meets them. */
import type { Page } from 'playwright';
import { paths } from '../paths.ts';
import type { FullIdp } from './organisation.ts';

/** Called wherever there is something new to look at. */
export type Look = (page: Page, name: string) => Promise<void>;

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last().click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);

async function signIn(page: Page, { administrator }: FullIdp, look: Look): Promise<void> {
  await look(page, 'console-sign-in');
  await fill(page, 'Username', administrator.login);
  await press(page, 'Next');
  await look(page, 'console-password');
  await fill(page, 'Password', 'Wrong-Horse-7');
  await press(page, 'Verify');
  await look(page, 'console-password-wrong');
  await fill(page, 'Password', administrator.password);
  await press(page, 'Verify');
  await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
}

/** The addresses that need no more than to be opened, by name. */
function addresses({ places }: FullIdp): Record<string, string> {
  const { app, claim, exchange, group, kid, person, rule } = places;
  return {
    applications: paths.applications,
    'create-integration': paths.createIntegration,
    'import-metadata': paths.importMetadata,
    'app-general': paths.app(app, 'general'),
    'app-sign-on': paths.app(app, 'sign-on'),
    'app-assignments': paths.app(app, 'assignments'),
    'beyond-okta': paths.beyondOkta(app),
    'credentials-details': paths.credentials(app),
    'add-claim': paths.addClaim(app),
    'edit-claim': paths.claim(app, claim),
    'preview-assertion': paths.preview(app),
    'idp-metadata': paths.signingCertificate(app, kid, 'metadata'),
    instructions: paths.instructions(app),
    'assign-to-people': paths.assignToPeople(app),
    'edit-assignment': paths.assignment(app, person),
    'assign-to-groups': paths.assignToGroups(app),
    'edit-group-assignment': paths.groupAssignment(app, group),
    people: paths.people,
    'people-nobody': `${paths.people}?search=zzz`,
    'add-person': paths.addPerson,
    person: paths.person(person),
    'person-profile': paths.personProfile(person),
    'person-deactivate': paths.personAction(person, 'deactivate'),
    groups: paths.groups,
    'add-group': paths.addGroup,
    group: paths.group(group),
    'edit-group': paths.editGroup(group),
    'group-rules': paths.groupRules,
    'add-group-rule': paths.addGroupRule,
    'edit-group-rule': paths.groupRule(rule),
    'delete-group-rule': paths.groupRuleStep(rule, 'delete'),
    'profile-editor': paths.profileEditor,
    'profile-of-users': paths.profile('default'),
    'profile-of-app': paths.profile(app),
    'add-attribute': paths.addAttribute(app),
    'edit-attribute': paths.attribute(app, 'workato_end_user_groups'),
    'control-api': paths.controlApi,
    'system-log': paths.systemLog,
    'system-log-filtered': `${paths.systemLog}?search=alice&result=SUCCESS`,
    trace: paths.trace,
    exchange: paths.exchange(exchange),
    faults: paths.faults,
    fault: paths.fault('audience-wrong'),
    vendor: `${paths.base}/applications/${app}/vendor`,
    seed: `${paths.base}/seed`,
    situations: paths.situations,
    situation: paths.situation('group-overage-link'),
    outbox: paths.outbox,
    clock: paths.clock,
    'not-found': `${paths.base}/nothing`,
  };
}

/** What is folded is looked at as well; of many folds alike, as of the faults by family, the first few. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const fold of [...document.querySelectorAll('main details')].slice(0, 4)) fold.setAttribute('open', '');
  });

/** The wizard, from the dialog to its last page, with everything unfolded. */
async function wizard(page: Page, look: Look): Promise<void> {
  await page.getByLabel('SAML 2.0', { exact: true }).check();
  await press(page, 'Next');
  await press(page, 'Next');
  await look(page, 'wizard-1-refused');
  await fill(page, 'App name', 'Second app');
  await press(page, 'Next');
  await look(page, 'wizard-2');
  await fill(page, 'Single sign-on URL', 'http://localhost:9/acs');
  await fill(page, 'Audience URI (SP Entity ID)', 'http://localhost:9/metadata');
  await page.getByLabel('Application username', { exact: true }).selectOption({ label: 'Custom' });
  await page.getByText('Show Advanced Settings').click();
  await page.getByLabel('Assertion Encryption', { exact: true }).selectOption({ label: 'Encrypted' });
  await fill(page, 'Signature Certificate', 'not a certificate');
  await page.getByLabel('Send value in response', { exact: true }).check();
  const row = page.getByRole('group', { name: 'Group attribute statement 1', exact: true });
  await row.getByLabel('Name', { exact: true }).fill('groups');
  await row.getByLabel('Filter', { exact: true }).selectOption({ label: 'Matches regex' });
  await row.getByLabel('Filter value', { exact: true }).fill('Sales.*');
  await fill(page, 'Person', 'alice@example.com');
  await press(page, /Preview the SAML Assertion/);
  await page.getByRole('region', { name: 'Preview of the SAML assertion' }).waitFor();
  await look(page, 'wizard-2-advanced');
  await press(page, 'Next');
  await look(page, 'wizard-2-refused');
  await fill(page, 'Signature Certificate', '');
  await page.getByLabel('Assertion Encryption', { exact: true }).selectOption({ label: 'Unencrypted' });
  await fill(page, 'Custom username', '$' + '{source.email}');
  await press(page, 'Next');
  await look(page, 'wizard-3');
}

/** Every page of the admin console. */
export async function walkConsole(page: Page, full: FullIdp, look: Look): Promise<void> {
  const { adminUrl } = full.idp;
  await page.goto(`${adminUrl}${paths.applications}`);
  await signIn(page, full, look);
  for (const [name, path] of Object.entries(addresses(full))) {
    await page.goto(`${adminUrl}${path}`);
    await unfold(page);
    await look(page, name);
  }
  for (const path of [
    paths.addPerson,
    paths.addGroupRule,
    paths.addAttribute(full.places.app),
    paths.addClaim(full.places.app),
  ]) {
    await page.goto(`${adminUrl}${path}`);
    await press(page, 'Save');
    await look(page, `${path.split('/').at(-2)}-${path.split('/').at(-1)}-refused`.replaceAll(full.places.app, 'app'));
  }
  await page.goto(`${adminUrl}${paths.createIntegration}`);
  await wizard(page, look);
}

/** "Need help signing in?", from the sign-in page to the last link. */
async function recovery(page: Page, { idp, mails }: FullIdp, look: Look): Promise<void> {
  const help = async (link: string) => {
    await page.goto(`${idp.samlUrl}/login/login.htm`);
    await page.getByText('Need help signing in?').click();
    await look(page, `sign-in-help-${link.split(' ')[0]?.toLowerCase()}`);
    await page.getByRole('link', { name: link }).click();
  };
  await help('Forgot password?');
  await look(page, 'forgot-password');
  await press(page, 'Reset via Email');
  await look(page, 'forgot-password-refused');
  await fill(page, 'Email or username', 'alice@example.com');
  await press(page, 'Reset via Email');
  await look(page, 'forgot-password-sent');
  await page.goto((await mails())[0]?.link ?? '');
  await look(page, 'forgotten-password');
  await page.goto(`${idp.samlUrl}/signin/reset-password/nothing`);
  await look(page, 'recovery-link-dead');
  await help('Unlock account?');
  await look(page, 'unlock-account');
  await fill(page, 'Email or username', 'carol@example.com');
  await press(page, 'Send Email');
  await look(page, 'unlock-account-sent');
  await page.goto((await mails())[0]?.link ?? '');
  await look(page, 'unlock-account-confirm');
  await press(page, 'Unlock Account');
  await look(page, 'unlock-account-done');
}

/** Every page that people meet who are no administrators. */
export async function walkSamlFace(page: Page, full: FullIdp, look: Look): Promise<void> {
  const { idp, api, places } = full;
  const { samlUrl } = idp;
  const { password } = { password: 'Correct-Horse-7' };
  const tokenPage = async (login: string, step: string, name: string) => {
    const answer = await api('POST', `/users/${login}/lifecycle/${step}`);
    const [url] = Object.values(answer ?? {}).filter((value) => String(value).startsWith('http'));
    await page.goto(String(url));
    await look(page, name);
  };
  await tokenPage('dora@example.com', 'reactivate?sendEmail=false', 'set-password');
  await press(page, 'Next');
  await look(page, 'set-password-refused');
  await tokenPage('gus@example.com', 'reset_password?sendEmail=false', 'reset-password');
  await page.goto(`${samlUrl}/tokens/nothing/verify`);
  await look(page, 'link-dead');
  await page.goto(`${samlUrl}/nothing`);
  await look(page, 'page-not-found');
  const start = (await api('GET', `/apps/${places.app}`)) as { _links: { appLinks: { href: string }[] } };
  await page.goto(start._links.appLinks[0]?.href ?? '');
  await look(page, 'sign-in-for-app');
  const signInAs = async (login: string) => {
    await page.goto(`${samlUrl}/login/login.htm`);
    await fill(page, 'Username', login);
    await press(page, 'Next');
    await fill(page, 'Password', password);
    await press(page, 'Verify');
  };
  await signInAs('carol@example.com');
  await look(page, 'sign-in-locked');
  await recovery(page, full, look);
  await signInAs('emil@example.com');
  await look(page, 'password-expired');
  await signInAs('alice@example.com');
  await look(page, 'dashboard');
  await press(page, 'Sign out');
  await api('POST', '/users', {
    profile: { login: 'hugo@example.com', email: 'hugo@example.com', firstName: 'Hugo', lastName: 'Hill' },
    credentials: { password: { value: password } },
  });
  await signInAs('hugo@example.com');
  await look(page, 'dashboard-empty');
  await page.goto(start._links.appLinks[0]?.href ?? '');
  await look(page, 'app-not-assigned');
}
