import { After, Before, Given, Then, When } from '@cucumber/cucumber';
import { AnySp, groupTricks, whyNot } from '../any-sp/index.ts';
import { expectEqual, expectThat } from '../stage/index.ts';
import type { World } from '../support/index.ts';

const opened = new WeakMap<World, AnySp>();

Before({ name: 'Hold the SP to what it declares', tags: '@any-sp' }, async function (this: World, { pickle }) {
  const behaviour = await this.driver.behaviour?.();
  const tags = pickle.tags.map((tag) => tag.name);
  const because = whyNot(tags, behaviour);
  if (because !== undefined || behaviour === undefined) {
    this.case.notApplicable(because ?? 'The SP declares no behaviour.');
    return 'skipped';
  }
  opened.set(this, await AnySp.open(this, behaviour));
  return undefined;
});

After({ name: 'Take away whom the scenario brought', tags: '@any-sp' }, async function (this: World) {
  await opened.get(this)?.close();
});

function spOf(world: World): AnySp {
  const sp = opened.get(world);
  if (sp === undefined) throw new Error('The scenario lacks the tag @any-sp');
  return sp;
}

// Coming

async function comes(world: World, alias: string): Promise<'pending' | undefined> {
  const made = await spOf(world).comes(alias);
  if (made !== undefined) return undefined;
  const { outcome } = world.attempt;
  world.log(`Nothing can be said of the SP: the outcome is ${outcome}`);
  return 'pending';
}

When('{person} comes through the IdP', function (this: World, alias: string) {
  return comes(this, alias);
});

When('{person} comes through the IdP as {string}', async function (this: World, alias: string, name: string) {
  const sp = spOf(this);
  await sp.directory.assign(sp.people.person(alias));
  await sp.directory.rename(sp.people.person(alias), name);
  return comes(this, alias);
});

When(
  "{person}, whose address looks like {person}'s, comes through the IdP",
  function (this: World, alias: string, of: string) {
    spOf(this).people.lookAlike(alias, of);
    return comes(this, alias);
  },
);

When("somebody comes through the IdP with the address of the SP's administrator", function (this: World) {
  const sp = spOf(this);
  sp.people.impostor('Adam', sp.can('administrator'));
  return comes(this, 'Adam');
});

Then('the SP lets {person} in', async function (this: World, alias: string) {
  expectThat(await spOf(this).isSignedIn(alias), `${alias} is not signed in`);
});

Then('the SP keeps {person} out', async function (this: World, alias: string) {
  expectThat(!(await spOf(this).isSignedIn(alias)), `${alias} is signed in`);
});

Then('nobody administers the SP with that session', async function (this: World) {
  const sp = spOf(this);
  expectThat(!(await sp.can('administers')(await sp.agent('Adam'))), 'The session administers the SP');
});

// Accounts

Given('{person} was added by hand', async function (this: World, alias: string) {
  const sp = spOf(this);
  await sp.addAccount(sp.people.person(alias));
});

Given('{person}, of another domain, was added by hand', async function (this: World, alias: string) {
  const sp = spOf(this);
  await sp.addAccount(sp.people.outside(alias));
});

Given('the account of {person} is disabled', async function (this: World, alias: string) {
  const sp = spOf(this);
  await sp.can('disableAccount')(sp.people.person(alias).nameId);
});

Then('{person} has an account', async function (this: World, alias: string) {
  const sp = spOf(this);
  expectThat((await sp.account(sp.people.person(alias))) !== undefined, `${alias} has no account`);
});

Then('{person} has no account', async function (this: World, alias: string) {
  const sp = spOf(this);
  expectThat((await sp.account(sp.people.person(alias))) === undefined, `${alias} has an account`);
});

Then('the account of {person} is called {string}', async function (this: World, alias: string, name: string) {
  const sp = spOf(this);
  expectEqual((await sp.account(sp.people.person(alias)))?.name, name, `name of the account of ${alias}`);
});

Then('the account of {person} is still disabled', async function (this: World, alias: string) {
  const sp = spOf(this);
  const account = await sp.account(sp.people.person(alias));
  expectEqual(account?.active, false, `whether the account of ${alias} is active`);
});

// Kept out is good; let in is good with an account of its own. Only then is the other one's account nobody else's.
Then('{person} has not taken over the account of {person}', async function (this: World, alias: string, of: string) {
  const sp = spOf(this);
  const { nameId } = sp.people.person(alias);
  if (await sp.isSignedIn(alias)) {
    expectEqual((await sp.account(sp.people.person(alias)))?.email, nameId, `account that ${alias} has come to`);
  }
  const victim = sp.people.person(of);
  expectEqual((await sp.account(victim))?.email, victim.nameId, `address of the account of ${of}`);
});

// Groups

const nobodyKnows = 'Astronauts of Assay';

Given('the IdP says that {person} is in {groups}', async function (this: World, alias: string, which: string) {
  const sp = spOf(this);
  await sp.directory.assign(sp.people.person(alias), asserted(sp, which));
});

Given('the IdP says nothing of the groups of {person}', async function (this: World, alias: string) {
  const sp = spOf(this);
  await sp.directory.assign(sp.people.person(alias), []);
});

Given(
  'the IdP says of {person}, for the first group, {trick}',
  async function (this: World, alias: string, what: string) {
    const sp = spOf(this);
    const [first] = sp.groups.names;
    const values = groupTricks.get(what)?.(first, sp.groups) ?? [];
    await sp.directory.assign(sp.people.person(alias), values);
  },
);

Then('{person} is in {groups}', async function (this: World, alias: string, which: string) {
  const sp = spOf(this);
  expectEqual(await sp.groupsOf(alias), [...expected(sp, which)].sort(), `groups of ${alias}`);
});

Then('{person} is not in the first group', async function (this: World, alias: string) {
  const sp = spOf(this);
  const [first] = sp.groups.names;
  const shown = (await sp.groupsOf(alias)) ?? [];
  expectThat(!shown.includes(first), `${alias} is in the group ${first}`);
});

function asserted(sp: AnySp, which: string): string[] {
  const [first, second] = sp.groups.names;
  if (which === 'the first group, in the other case') return [otherCase(first)];
  if (which === 'both groups, in one value') return [[first, second].join(sp.groups.separator)];
  return expected(sp, which);
}

function expected(sp: AnySp, which: string): string[] {
  const [first, second] = sp.groups.names;
  if (which === 'both groups') return [first, second];
  if (which === 'no group') return [];
  if (which.startsWith('the first group and in')) return [first, nobodyKnows];
  return [which === 'the second group' ? second : first];
}

function otherCase(name: string): string {
  return name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
}

// Passwords

Given('nobody must use single sign-on', async function (this: World) {
  await spOf(this).can('enforce')(false);
});

When('the SP enforces single sign-on as it declares', async function (this: World) {
  await spOf(this).can('enforce')(true);
});

When('{person} resets the password to {string}', async function (this: World, alias: string, password: string) {
  const sp = spOf(this);
  await sp.can('resetPassword')(await sp.agent(alias), sp.people.person(alias).nameId, password);
});

Then('{person} is not signed in to the SP', async function (this: World, alias: string) {
  expectThat(!(await spOf(this).isSignedIn(alias)), `${alias} is signed in`);
});

Then('the password of {person} opens a session', function (this: World, alias: string) {
  return expectPassword(this, { alias, opens: true });
});

Then('the password of {person} opens no session', function (this: World, alias: string) {
  return expectPassword(this, { alias, opens: false });
});

Then('the password {string} of {person} opens a session', function (this: World, password: string, alias: string) {
  return expectPassword(this, { alias, password, opens: true });
});

Then('the password {string} of {person} opens no session', function (this: World, password: string, alias: string) {
  return expectPassword(this, { alias, password, opens: false });
});

Then(
  'the password of {person} opens no session, with the address {spelling}',
  function (this: World, alias: string, spelling: string) {
    return expectPassword(this, { alias, spelling, opens: false });
  },
);

Then(
  'the password of {person} opens a session, unless the SP enforces it for all',
  function (this: World, alias: string) {
    return expectPassword(this, { alias, opens: spOf(this).behaviour.declared.enforcement !== 'all' });
  },
);

/** Other ways to write an address; each must lead to the same rule or to nobody. */
const spellings: Readonly<Record<string, (email: string) => string>> = {
  'in capital letters': (email) => email.toUpperCase(),
  'with a plus part': (email) => email.replace('@', '+x@'),
  'with a subdomain': (email) => email.replace('@', '@sub.'),
  'with a dot behind it': (email) => `${email}.`,
  'with blanks around it': (email) => ` ${email} `,
};

async function expectPassword(
  world: World,
  {
    alias,
    opens,
    password = AnySp.password,
    spelling,
  }: { alias: string; opens: boolean; password?: string; spelling?: string },
): Promise<void> {
  const sp = spOf(world);
  const { nameId } = sp.people.person(alias);
  const address = spelling === undefined ? nameId : (spellings[spelling]?.(nameId) ?? nameId);
  const seen = await sp.passwordOpens(address, password);
  expectThat(seen === opens, `The password opens ${seen ? 'a' : 'no'} session for ${address}`);
}
