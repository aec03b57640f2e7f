import type { Locator, Page } from 'playwright';

/** Who administers the mock's organisation, and may open its console. */
export interface OktaAdministrator {
  adminUrl: string;
  login: string;
  password: string;
}

/** A button, or a link that looks like one. */
function control(within: Page | Locator, name: string | RegExp): Locator {
  const named = { name, exact: true };
  return within.getByRole('button', named).or(within.getByRole('link', named));
}

/** Okta's admin console as an administrator uses it: by visible label and role, never by selector. */
export class OktaConsole {
  readonly #page: Page;
  readonly #administrator: OktaAdministrator;

  constructor(page: Page, administrator: OktaAdministrator) {
    this.#page = page;
    this.#administrator = administrator;
  }

  async open(): Promise<void> {
    await this.#page.goto(`${this.#administrator.adminUrl}/admin/applications`);
  }

  /** Identifier first, then the password; lands on Applications. */
  async signIn(): Promise<void> {
    await this.open();
    await this.#page.getByLabel('Username', { exact: true }).fill(this.#administrator.login);
    await this.#press('Next');
    await this.#page.getByLabel('Password', { exact: true }).fill(this.#administrator.password);
    await this.#press('Verify');
    await this.#heading('Applications');
  }

  /** Applications > Applications, "Create App Integration". */
  async createAppIntegration(): Promise<void> {
    await this.#menu('Applications');
    await this.#press('Create App Integration');
  }

  async selectSignInMethod(method: string): Promise<void> {
    await this.#page.getByLabel(method, { exact: true }).check();
    await this.#press('Next');
  }

  async enterAppName(name: string): Promise<void> {
    await this.#page.getByLabel('App name', { exact: true }).fill(name);
    await this.#press('Next');
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).fill(value);
  }

  async tick(label: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).check();
  }

  async select(label: string, option: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** One row of "Attribute Statements (optional)"; adds a row where none is left. */
  async addAttributeStatement(index: number, name: string, value: string): Promise<void> {
    const row = this.#page.getByRole('group', { name: `Attribute statement ${index + 1}`, exact: true });
    if ((await row.count()) === 0) await this.#press('Add Another');
    await row.getByLabel('Name', { exact: true }).fill(name);
    await row.getByLabel('Value', { exact: true }).fill(value);
  }

  press(name: string): Promise<void> {
    return this.#press(name);
  }

  async untick(label: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).uncheck();
  }

  /** From the General tab: SAML Settings > Edit, as far as the page "Configure SAML". */
  async editSamlSettings(): Promise<void> {
    await control(this.#page, /^Edit/).click();
    await this.#press('Next');
  }

  async apps(): Promise<string[]> {
    await this.#menu('Applications');
    return this.#page.getByRole('table').getByRole('link').allInnerTexts();
  }

  /** Status of a person under Directory > People. */
  async personStatus(login: string): Promise<string> {
    await this.#menu('People');
    const row = this.#page.getByRole('row').filter({ hasText: login });
    return (await row.getByRole('cell').last().innerText()).trim();
  }

  /** Logins listed on the Assignments tab that is open. */
  async assigned(): Promise<string[]> {
    await this.#page
      .getByRole('button', { name: /^Unassign/ })
      .first()
      .waitFor();
    return this.#page.getByRole('cell').filter({ hasText: '@' }).allInnerTexts();
  }

  /** Assignments > Edit beside a person. */
  async editAssignment(app: string, login: string, attribute: string, value: string): Promise<void> {
    await this.openApp(app, 'Assignments');
    const row = this.#page.getByRole('row').filter({ hasText: login });
    await control(row, /Edit/).click();
    const field = this.#page.getByLabel(attribute, { exact: true });
    // A list is one value a line; an attribute that the profile does not have cannot be filled in.
    const isList = (await field.count()) > 0 && (await field.evaluate((element) => element.tagName === 'TEXTAREA'));
    if ((await field.count()) > 0) await field.fill(isList ? value.replaceAll(', ', '\n') : value);
    await this.#press('Save');
  }

  /** What the page objects to. */
  problems(): Promise<string> {
    return this.#page.getByRole('alert').first().innerText();
  }

  /** Text of the page, for what is said rather than offered. */
  text(): Promise<string> {
    return this.#page.locator('body').innerText();
  }

  /** Opens an app from the list, and one of its tabs. */
  async openApp(label: string, tab: 'General' | 'Sign On' | 'Assignments'): Promise<void> {
    await this.#menu('Applications');
    await this.#page.getByRole('link', { name: label, exact: true }).click();
    await this.#page.getByRole('navigation', { name: label }).getByRole('link', { name: tab, exact: true }).click();
  }

  /** Status shown beside an app's name. */
  async appStatus(label: string): Promise<string> {
    await this.#menu('Applications');
    const row = this.#page.getByRole('row').filter({ has: this.#page.getByRole('link', { name: label, exact: true }) });
    return (await row.getByText(/^(Active|Inactive)$/).innerText()).trim();
  }

  /** Directory > Profile Editor > {App} User > Add Attribute. */
  async addProfileAttribute(app: string, variableName: string, dataType: string): Promise<void> {
    await this.#menu('Profile Editor');
    await this.#page.getByRole('link', { name: `${app} User`, exact: true }).click();
    await this.#press('Add Attribute');
    await this.select('Data type', dataType);
    await this.fill('Display name', variableName);
    await this.fill('Variable name', variableName);
    await this.select('Attribute type', 'Personal');
    await this.#press('Save');
  }

  /** Directory > People > Add person; the activation mail waits in the outbox. */
  async addPerson(person: { firstName: string; lastName: string; login: string }): Promise<void> {
    await this.#menu('People');
    await this.#press('Add person');
    await this.fill('First name', person.firstName);
    await this.fill('Last name', person.lastName);
    await this.fill('Username', person.login);
    await this.fill('Primary email', person.login);
    await this.select('Activation', 'Activate now');
    await this.#press('Save');
  }

  /** The link of the activation mail to this person. */
  async activationLink(login: string): Promise<string> {
    await this.#menu('Outbox');
    const link = this.#page.getByRole('link', { name: `Activate Okta Account for ${login}`, exact: true }).first();
    const href = await link.getAttribute('href');
    if (href === null) throw new Error(`The activation mail to ${login} has no link`);
    return href;
  }

  /** Assign > Assign to People, one person; ends on the list of people. */
  async assignPerson(login: string, profile: Record<string, string>): Promise<void> {
    const row = this.#page.getByRole('row').filter({ hasText: login });
    await control(row, /^Assign/).click();
    for (const [attribute, value] of Object.entries(profile)) await this.fill(attribute, value);
    await this.#press('Save and Go Back');
  }

  async openAssignToPeople(): Promise<void> {
    await this.#page
      .locator('summary')
      .filter({ hasText: /^Assign$/ })
      .click();
    await this.#page.getByRole('link', { name: 'Assign to People', exact: true }).first().click();
  }

  /** The value of "Metadata URL" on the Sign On tab. */
  async metadataUrl(): Promise<string> {
    return this.#page.getByLabel('Metadata URL', { exact: true }).inputValue();
  }

  async #menu(place: string): Promise<void> {
    const menu = this.#page.getByRole('navigation', { name: 'Admin console' });
    await menu.getByRole('link', { name: place, exact: true }).click();
    await this.#heading(place);
  }

  async #heading(name: string): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  async #press(name: string): Promise<void> {
    await control(this.#page, name).last().click();
  }
}

/** The verification step of a person: the link of the mail, and a password. */
export async function completeVerification(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Enter password', { exact: true }).fill(password);
  await page.getByLabel('Re-enter password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForLoadState('load');
}

/** Okta's sign-in pages, filled in by a person who was sent there. */
export async function signInAtOkta(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Username', { exact: true }).fill(login);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
}
