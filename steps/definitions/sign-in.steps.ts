import { When } from '@cucumber/cucumber';
import { deliverAgain } from '../oracle/index.ts';
import type { World } from '../support/index.ts';

When('{person} signs in', async function (this: World, alias: string) {
  return this.signIn({ person: this.person(alias) });
});

When('{person} signs in in the same browser', async function (this: World, alias: string) {
  return this.signIn({ person: this.person(alias), agent: this.attempt.agent });
});

When('{person} signs in from the IdP', async function (this: World, alias: string) {
  return this.signIn({ person: this.person(alias), start: 'idp' });
});

When('{person} signs in but the Response is delivered by another browser', async function (this: World, alias: string) {
  return this.signIn({ person: this.person(alias), delivery: 'another-browser' });
});

// The session of the first delivery would hide whether the second one was accepted, so it goes out
// once with the cookies from before the first delivery (this is judged) and once in the browser itself (its session must stay).
When('the same Response is posted again', async function (this: World) {
  const first = this.attempt;
  const fork = await first.agent.forkBeforeDelivery();
  await this.repeat(first, fork);
  await deliverAgain(this.station, first, first.agent);
});

When('the same Response is posted again by another browser', async function (this: World) {
  await this.repeat(this.attempt, await this.newAgent());
});

// A Response that was consumed already would be refused as a replay, so this one is fresh.
When('the Response is posted without any cookie', async function (this: World) {
  const person = this.tried ? this.attempt.request.person : this.firstPerson();
  return this.signIn({ person, delivery: 'no-cookie' });
});
