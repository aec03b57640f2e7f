import { Given, Then, When } from '@cucumber/cucumber';
import { type LogoutOrder, serverErrorOf, whyUnanswered } from '../oracle/index.ts';
import { settle, type World } from '../support/index.ts';

Given('{person} has signed in', async function (this: World, alias: string) {
  await this.logout.signIn(this.person(alias));
});

Given('{person} has signed in in another browser, too', async function (this: World, alias: string) {
  await this.logout.signIn(this.person(alias));
});

Given("{person}'s Response is still on its way", async function (this: World, alias: string) {
  await this.logout.holdBack(this.person(alias));
});

Given('the IdP will send {fault} of the other browser', async function (this: World, name: string) {
  this.arm({ name, parameters: { index: await this.logout.otherIndex() } });
});

Given(
  'a LogoutRequest about {person} by {logoutBinding} leaves {person} signed in',
  async function (this: World, named: string, by: Binding, signedIn: string) {
    const leaves = await this.logout.leavesAlone(this.person(signedIn), this.person(named), by);
    if (leaves) return undefined;
    this.case.notApplicable(
      `The SP ends ${signedIn}'s session also where a genuine LogoutRequest names ${named}, which ${by === 'HTTP-POST' ? 'lo-idp-nameid-mismatch-post' : 'lo-idp-nameid-mismatch'} judges: whose request it acted upon here could not be seen.`,
    );
    return 'skipped';
  },
);

When('the IdP signs {person} out by {logoutBinding}', async function (this: World, _: string, by: Binding) {
  await this.logout.signOutAtIdp('LogoutRequest', by);
});

When('the IdP sends a LogoutResponse by {logoutBinding}', async function (this: World, by: Binding) {
  await this.logout.signOutAtIdp('LogoutResponse', by);
});

When('{person} signs out at the SP', async function (this: World, _alias: string) {
  await this.logout.signOutAtSp();
});

When('{person} signs in once more', async function (this: World, _alias: string) {
  await this.logout.signInAgain();
});

When('the same LogoutRequest is sent again', async function (this: World) {
  await this.logout.sendAgain();
});

When('the Response arrives at last', async function (this: World) {
  await this.logout.deliverHeld();
});

When('what the SP sent is inspected for {string}', async function (this: World, name: string) {
  this.inspection = { found: await this.logout.inspect(name) };
});

Then('the SP signs {person} out', async function (this: World, _alias: string) {
  if (hadNothingToAnswer(this)) return 'skipped';
  await settleEnded(this, (signedIn) => signedIn[0] === false);
  return undefined;
});

Then('the SP signs {person} out in both browsers', async function (this: World, _alias: string) {
  await settleEnded(this, (signedIn) => signedIn.length === 2 && !signedIn.includes(true));
});

Then('the SP leaves {person} signed in', function (this: World, _alias: string) {
  settle(this, 'reject');
});

Then('the SP refuses the logout with {reason}', function (this: World, expectedReason: string) {
  if (hadNothingToAnswer(this)) return 'skipped';
  const { endedBefore, outcome } = this.logout.last;
  if (endedBefore === true && outcome === 'inconclusive' && !this.driver.exposes.reasons) {
    this.case.notApplicable(
      'The SP had ended its session before the answer came, and gives no reasons: nothing shows what it made of the answer.',
    );
    return 'skipped';
  }
  settle(this, 'reject', { expectedReason });
  return undefined;
});

Then("the SP's logout message is as required", function (this: World) {
  const found = this.inspection?.found;
  if (found === undefined) {
    this.case.notApplicable('The SP sent no message that could be inspected.');
    return 'skipped';
  }
  settle(this, 'inspect', { inspection: found });
  return undefined;
});

/** A case about the answer to the SP's LogoutRequest ends here where there was none to give. */
function hadNothingToAnswer(world: World): boolean {
  const why = whyUnanswered(world.logout.last);
  if (why === undefined || serverErrorOf(world.logout.last.exchanges) !== undefined) return false;
  world.case.notApplicable(why);
  return true;
}

type Binding = LogoutOrder['binding'];

/** Access decides, whatever was said: is somebody still signed in? */
async function settleEnded(world: World, isEnded: (signedIn: boolean[]) => boolean): Promise<void> {
  const { endedBefore, outcome, signedInBefore } = world.logout.last;
  const told = outcome === 'accepted-as-expected' || outcome === 'refused';
  // That the session had ended before the answer came is as good an end as any.
  if (!told && !(endedBefore === true && signedInBefore && outcome === 'inconclusive')) return settle(world, 'accept');
  const signedIn = await world.logout.signedIn();
  const halfDone = signedIn.includes(true) && signedIn.includes(false);
  if (isEnded(signedIn)) settle(world, 'accept', { outcome: 'accepted-as-expected' });
  else settle(world, 'accept', { outcome: 'refused', ...(halfDone && { halfDone }) });
}
