import { Then, When } from '@cucumber/cucumber';
import { type Attempt, deliverAgain, deliverChanged, holdBack } from '../oracle/index.ts';
import { settle, type World } from '../support/index.ts';
import type { JudgeAgent } from '../user-agents/index.ts';

/** Responses that this scenario keeps for later. */
const kept = new WeakMap<World, Attempt[]>();

async function keep(world: World, alias: string, start: 'sp' | 'idp', agent?: JudgeAgent): Promise<void> {
  const { faults } = world.takeArmed();
  const request = { person: world.person(alias), faults, start, delivery: 'same-browser' } as const;
  const made = await holdBack(world.station, { ...request, ...(agent === undefined ? {} : { agent }) });
  // Neither a retry of the SP nor the read-back may fetch a second, good Response.
  await world.idp.hold(made.key, true);
  kept.set(world, [...(kept.get(world) ?? []), made]);
}

function keptBy(world: World, index: number): Attempt {
  const made = kept.get(world)?.[index];
  if (made === undefined) throw new Error('No such Response was kept in this scenario');
  return made;
}

const requestOf = ({ emitted }: Attempt): string => /\sInResponseTo="([^"]*)"/.exec(emitted?.xml ?? '')?.[1] ?? '';

When('{person} begins to sign in and the Response is kept', async function (this: World, alias: string) {
  await keep(this, alias, 'sp');
});

When('{person} begins to sign in in the same browser and the Response is kept', async function (this: World, alias) {
  await keep(this, alias, 'sp', keptBy(this, 0).agent);
});

When('{person} begins to sign in from the IdP and the Response is kept', async function (this: World, alias: string) {
  await keep(this, alias, 'idp');
});

When(/^the (first|second) Response that was kept is delivered$/, async function (this: World, which: string) {
  const made = keptBy(this, which === 'first' ? 0 : 1);
  this.keep(await deliverAgain(this.station, made, made.agent));
});

// In another browser, so that whatever it leaves there is not what the genuine one is judged by.
When('a copy with a broken signature is delivered first', async function (this: World) {
  const what = 'A copy with another SignatureValue is delivered';
  await deliverChanged(this.station, keptBy(this, 0), await this.newAgent(), what, (xml) =>
    xml.replace(/(SignatureValue>)(.)/g, (_, tag: string, first: string) => tag + (first === 'A' ? 'B' : 'A')),
  );
});

When(
  '{person} signs in in the same browser with a confirmation for the request before',
  async function (this: World, alias: string) {
    const before = keptBy(this, 0);
    this.arm({ name: 'confirmation-in-response-to-given', parameters: { id: requestOf(before) } });
    return this.signIn({ person: this.person(alias), agent: before.agent });
  },
);

// With the cookies from before the first delivery: its session would hide whether the second was taken.
When('the IdP answers the same request with another Assertion', async function (this: World) {
  const first = this.attempt;
  this.arm({ name: 'in-response-to-another-request', parameters: { id: requestOf(first) } });
  return this.signIn({ person: first.request.person, start: 'idp', agent: await first.agent.forkBeforeDelivery() });
});

When('the same Assertion is posted in another Response by another browser', async function (this: World) {
  const what = 'The same Assertion is delivered in a Response with another ID';
  const again = await deliverChanged(this.station, this.attempt, await this.newAgent(), what, (xml) =>
    xml.replace(/(<saml2p:Response[^>]*\sID=")[^"]*/, '$1_assay-another-response'),
  );
  this.keep(again);
});

When('{person} signs out here', async function (this: World, _alias: string) {
  await this.driver.signOut?.(this.attempt.agent);
});

When('the same Response is posted by twenty other browsers at once', async function (this: World) {
  const made = keptBy(this, 0);
  const racing = Array.from({ length: 20 }, async () => deliverAgain(this.station, made, await this.newAgent()));
  for (const one of await Promise.all(racing)) this.keep(one);
});

Then('at most one of them is let in', function (this: World) {
  const { attempts } = this.case;
  const count = attempts.filter(({ seen }) => seen !== undefined).length;
  // Where nobody got in, the Response was no good in the first place.
  if (count === 0) return settle(this, 'accept', { outcome: 'inconclusive' });
  const seen = `${attempts.length} deliveries of one Response let ${count} ${count === 1 ? 'browser' : 'browsers'} in.`;
  return settle(this, 'inspect', { inspection: { holds: count === 1, seen } });
});
