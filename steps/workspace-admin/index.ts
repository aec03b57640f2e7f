import type { Locator, Page } from 'playwright';

export interface WorkspaceAdministrator {
  adminUrl: string;
  email: string;
  password: string;
}

/** Workato's Workspace admin as an administrator uses it: by visible label and role, never by selector. */
export class WorkspaceAdmin {
  readonly #page: Page;
  readonly #administrator: WorkspaceAdministrator;
  #wizard: string | undefined;

  constructor(page: Page, administrator: WorkspaceAdministrator) {
    this.#page = page;
    this.#administrator = administrator;
  }

  async open(): Promise<void> {
    await this.#page.goto(this.#administrator.adminUrl);
  }

  async signIn(): Promise<void> {
    await this.open();
    await this.fill('Email address', this.#administrator.email);
    await this.fill('Password', this.#administrator.password);
    await this.press('Sign in');
    await this.#page.getByRole('heading', { level: 1, name: 'Access control' }).waitFor();
  }

  async openFromSidebar(section: string): Promise<void> {
    const sidebar = this.#page.getByRole('navigation', { name: 'Workspace admin' });
    await sidebar.getByRole('link', { name: section, exact: true }).click();
    await this.#page.getByRole('heading', { level: 1, name: section, exact: true }).waitFor();
  }

  async selectEnvironment(environment: string): Promise<void> {
    await this.#environments().getByRole('link', { name: environment, exact: true }).click();
    await this.#tabs(environment).waitFor();
  }

  async environments(): Promise<string[]> {
    return this.#environments().getByRole('link').allInnerTexts();
  }

  /** The tab that is open now. */
  async openTab(environment: string): Promise<string> {
    return (await this.#tabs(environment).locator('[aria-current="page"]').innerText()).trim();
  }

  async selectTab(environment: string, tab: string): Promise<void> {
    await this.#tabs(environment).getByRole('link', { name: tab, exact: true }).click();
  }

  /** From anywhere: Authentication & Groups > environment > Authentication. */
  async openAuthentication(environment: string): Promise<void> {
    await this.openFromSidebar('Authentication & Groups');
    await this.selectEnvironment(environment);
    await this.selectTab(environment, 'Authentication');
  }

  /** Whether a toggle of the open page is on. */
  async isOn(toggle: string): Promise<boolean> {
    const control = this.#page.getByRole('switch', { name: toggle, exact: true });
    return (await control.getAttribute('aria-checked')) === 'true';
  }

  /** Switches a toggle on, unless it is. */
  async makeSureIsOn(toggle: string): Promise<void> {
    const control = this.#page.getByRole('switch', { name: toggle, exact: true });
    if ((await control.getAttribute('aria-checked')) !== 'true') await control.click();
    await this.#page
      .locator('[role="switch"][aria-checked="true"]')
      .filter({ has: this.#page.getByText(toggle) })
      .waitFor();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).first().fill(value);
  }

  async select(label: string, option: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  async tick(label: string): Promise<void> {
    await this.#page.getByLabel(label, { exact: true }).check();
  }

  /** A button or a link that looks like one. */
  async press(name: string): Promise<void> {
    const button = this.#page.getByRole('button', { name, exact: true });
    const target = (await button.count()) > 0 ? button : this.#link(name);
    await target.first().click();
    await this.#page.waitForLoadState('load');
  }

  async copy(label: string): Promise<string> {
    return this.#page.getByRole('textbox', { name: label, exact: true }).inputValue();
  }

  /** The button "Copy" of a value. Without a window Chromium allows no clipboard unless it is told to. */
  async pressCopy(label: string): Promise<void> {
    await this.#page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.press(`Copy ${label}`);
    await this.#page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  }

  /** What is in the clipboard; the next scenario's page gets none of it. */
  async copied(): Promise<string> {
    const text = await this.#page.evaluate(() => navigator.clipboard.readText());
    await this.#page.context().clearPermissions();
    return text;
  }

  /** Leaves the wizard where it is, to resume it later. */
  leaveWizard(): void {
    this.#wizard = this.#page.url();
  }

  async returnToWizard(environment: string, provider: string): Promise<void> {
    await this.openAuthentication(environment);
    await this.#row(provider).getByRole('link', { name: 'Resume', exact: true }).click();
    if (this.#wizard !== undefined && this.#page.url() !== this.#wizard)
      throw new Error(`The wizard was left at ${this.#wizard} and resumes at ${this.#page.url()}`);
  }

  async answerMetadataQuestion(question: string, answer: string): Promise<void> {
    await this.#page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
  }

  /** Names listed under "Select an identity provider (IdP)". */
  async providers(): Promise<string[]> {
    return this.#section('Select an identity provider (IdP)').getByRole('heading', { level: 3 }).allInnerTexts();
  }

  /** A link that looks like a button, in the section of this title. */
  async pressIn(section: string, name: string): Promise<void> {
    await this.#section(section).getByRole('link', { name, exact: true }).click();
    await this.#page.waitForLoadState('load');
  }

  async pressBeside(provider: string, action: string): Promise<void> {
    const row = this.#row(provider);
    const link = row.getByRole('link', { name: action, exact: true });
    await ((await link.count()) > 0 ? link : row.getByRole('button', { name: action, exact: true })).click();
    await this.#page.waitForLoadState('load');
  }

  async canPress(name: string): Promise<boolean> {
    return this.#page.getByRole('button', { name, exact: true }).or(this.#link(name)).isEnabled();
  }

  /** The title of the page. */
  async title(): Promise<string> {
    return (await this.#page.getByRole('heading', { level: 1 }).innerText()).trim();
  }

  async asksFor(label: string): Promise<boolean> {
    return this.#page.getByLabel(label, { exact: true }).isVisible();
  }

  async hasSection(title: string): Promise<boolean> {
    return this.#page.getByRole('heading', { name: title, exact: true }).isVisible();
  }

  /** Names of the groups on the tab "End-user group". */
  async groups(): Promise<string[]> {
    return this.#page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
  }

  async offers(provider: string, action: string): Promise<boolean> {
    return (await this.#row(provider).getByRole('link', { name: action, exact: true }).count()) > 0;
  }

  async describes(provider: string): Promise<string> {
    return this.#row(provider).innerText();
  }

  modal(title: string): Locator {
    return this.#page.getByRole('dialog', { name: title });
  }

  async pressInModal(title: string, name: string): Promise<void> {
    const modal = this.modal(title);
    const button = modal.getByRole('button', { name, exact: true });
    await ((await button.count()) > 0 ? button : modal.getByRole('link', { name, exact: true })).click();
    await this.#page.waitForLoadState('load');
  }

  /** End users > + Add end user. */
  async addEndUser(form: { fullName: string; email: string; environments: string[]; group?: string }): Promise<void> {
    await this.openFromSidebar('End users');
    await this.press('+ Add end user');
    await this.fill('Full name', form.fullName);
    await this.fill('Email address', form.email);
    for (const environment of form.environments) {
      await this.tick(environment);
      if (form.group !== undefined && form.group !== '')
        await this.select(`Select a group in ${environment}`, form.group);
    }
    await this.press('Add');
  }

  /** What the page objects to. */
  async problems(): Promise<string> {
    return this.#page.getByRole('alert').innerText();
  }

  /** Text of the page, for what is said rather than offered. */
  async text(): Promise<string> {
    return this.#page.getByRole('main').innerText();
  }

  #link(name: string): Locator {
    return this.#page.getByRole('link', { name, exact: true });
  }

  #section(title: string): Locator {
    return this.#page.getByRole('region', { name: title, exact: true });
  }

  #environments(): Locator {
    return this.#page.getByRole('navigation', { name: 'Environment', exact: true });
  }

  #tabs(environment: string): Locator {
    return this.#page.getByRole('navigation', { name: `${environment} settings`, exact: true });
  }

  #row(provider: string): Locator {
    const heading = this.#page.getByRole('heading', { level: 3, name: provider, exact: true });
    return this.#page.getByRole('listitem').filter({ has: heading });
  }
}
