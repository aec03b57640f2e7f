import { Then, When } from '@cucumber/cucumber';
import type { OtherTenant } from '../../sp-under-test/drivers/index.ts';
import { answerFromTenant, nameAtTenant, signInAtTenant, subjectOf } from '../oracle/index.ts';
import { settle, type World } from '../support/index.ts';

function tenantOf({ driver }: World): OtherTenant {
  if (driver.tenant === undefined) throw new Error('The scenario lacks the tag @needs-second-tenant');
  return driver.tenant;
}

When('a person of the other tenant signs in there', async function (this: World) {
  const [person] = this.station.tenantPeople;
  if (person === undefined) throw new Error('Nobody has an account in the other tenant');
  this.keep(await signInAtTenant(this.station, tenantOf(this), person));
});

When('the IdP of the other tenant names {person} at its own ACS', async function (this: World, alias: string) {
  this.keep(await nameAtTenant(this.station, this.person(alias)));
});

When('the IdP of the other tenant answers the request that {person} sent', async function (this: World, alias: string) {
  this.keep(await answerFromTenant(this.station, tenantOf(this), this.person(alias)));
});

// A page that shows people of any tenant cannot tell into which one somebody was let: then nothing can be said.
Then('the SP signs that person in there alone', async function (this: World) {
  const { agent, outcome, request, seen } = this.attempt;
  const elsewhere = await this.driver.whoami(agent);
  if (elsewhere !== undefined) return settle(this, 'accept', { outcome: 'inconclusive' });
  const there = outcome === 'accepted-as-expected' && seen?.subject === subjectOf(request.person);
  return settle(
    this,
    'accept',
    there ? {} : { outcome: outcome === 'accepted-as-expected' ? 'inconclusive' : outcome },
  );
});
