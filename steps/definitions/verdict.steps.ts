import { Then } from '@cucumber/cucumber';
import { serverErrorOf, subjectOf } from '../oracle/index.ts';
import { askedNothing, settle, type World } from '../support/index.ts';

/** Ends the case where its message never left, because the SP asked for none. */
function askedForNone(world: World): boolean {
  if (!askedNothing(world.made)) return false;
  world.case.notApplicable('The SP begins no second sign-in in the browser of somebody who is signed in.');
  return true;
}

Then('the SP signs {person} in', function (this: World, alias: string) {
  if (askedForNone(this)) return 'skipped';
  const { seen } = this.attempt;
  // Whoever else is signed in is not the person this sentence names.
  const someoneElse =
    seen !== undefined &&
    seen.subject !== subjectOf(this.person(alias)) &&
    this.attempt.outcome === 'accepted-as-expected';
  settle(this, 'accept', someoneElse ? { outcome: 'accepted-as-someone-else' } : {});
  return undefined;
});

// One of several good sign-ins that fails is what the verdict is about.
Then('the SP signs {person} in each time', function (this: World, alias: string) {
  const wanted = subjectOf(this.person(alias));
  const failed = this.case.attempts.find(
    ({ outcome, seen }) => outcome !== 'accepted-as-expected' || seen?.subject !== wanted,
  );
  settle(this, 'accept', failed === undefined ? {} : { outcome: failed.outcome });
});

Then('the SP refuses the metadata with {reason}', function (this: World, expectedReason: string) {
  settle(this, 'reject', { expectedReason });
});

Then('the SP refuses', function (this: World) {
  settle(this, 'reject');
});

Then('the SP refuses with {reason}', function (this: World, expectedReason: string) {
  settle(this, 'reject', { expectedReason });
});

Then('the SP does not sign in {person}', function (this: World, alias: string) {
  const forged = this.person(alias);
  const forgedIn = this.attempt.seen?.subject === subjectOf(forged);
  settle(this, 'unforged', forgedIn ? { outcome: 'accepted-as-someone-else' } : {});
});

Then('the SP signs in nobody but {person}', function (this: World, alias: string) {
  const { seen } = this.attempt;
  const another = seen !== undefined && seen.subject !== subjectOf(this.person(alias));
  settle(this, 'keep-distinct', another ? { outcome: 'accepted-as-someone-else' } : {});
});

Then('the SP survives', function (this: World) {
  settle(this, 'survive');
});

Then('it is recorded', function (this: World) {
  const { outcome, request, seen } = this.attempt;
  // What an attribute says of another person makes nobody else of the one who is signed in.
  const asSigned = outcome === 'accepted-as-someone-else' && seen?.subject === subjectOf(request.person);
  settle(this, 'record', asSigned ? { outcome: 'accepted-as-signed' } : {});
});

Then('the SP keeps {person} signed in', async function (this: World, alias: string) {
  if (askedForNone(this)) return 'skipped';
  const seen = await this.driver.whoami(this.sessionAgent);
  const wanted = subjectOf(this.person(alias));
  const outcome =
    seen === undefined ? 'refused' : seen.subject === wanted ? 'accepted-as-expected' : 'accepted-as-someone-else';
  settle(this, 'accept', { outcome });
  return undefined;
});

/** That a sign-in signs the person before out is no harm to anybody's identity. */
Then('nobody but {person} is signed in', async function (this: World, alias: string) {
  if (askedForNone(this)) return 'skipped';
  const seen = await this.driver.whoami(this.sessionAgent);
  const other = seen !== undefined && seen.subject !== subjectOf(this.person(alias));
  const { outcome } = this.attempt;
  const kept = outcome.startsWith('accepted') ? 'refused' : outcome;
  settle(this, 'reject', { outcome: other ? 'accepted-as-someone-else' : kept });
  return undefined;
});

Then('the SP answers without a server error', function (this: World) {
  const { delivered, since } = this.attempt;
  if (!delivered) return settle(this, 'accept');
  const status = serverErrorOf(since);
  const seen = status === undefined ? 'No answer was one.' : `The SP answers with status ${status}.`;
  return settle(this, 'inspect', { inspection: { holds: status === undefined, seen } });
});
