import { defineParameterType, Then, When } from '@cucumber/cucumber';
import {
  authnRequestRules,
  type Evidence,
  gather,
  type Result,
  type Rule,
  spMetadataRules,
} from '../inspection/index.ts';
import type { World } from '../support/index.ts';

const oneOf = (rules: ReadonlyMap<string, Rule>) => new RegExp(`"(${[...rules.keys()].join('|')})"`);
const named = (name: string, rules: ReadonlyMap<string, Rule>) =>
  defineParameterType({ name, regexp: oneOf(rules), transformer: (rule: string) => rules.get(rule) });
named('requestRule', authnRequestRules);
named('metadataRule', spMetadataRules);

/** What was collected, by the run it was collected in: an SP is not asked again for every rule. */
const collected = new WeakMap<object, Promise<Evidence>>();
const found = new WeakMap<World, Result>();

When('the AuthnRequests are inspected for {requestRule}', async function (this: World, rule: Rule) {
  const evidence = await evidenceFor(this);
  if (evidence.requests.length === 0)
    throw new Error(
      'A sign-in was started, and no AuthnRequest left the SP by redirect or form: there is nothing to inspect',
    );
  return settle(this, rule(evidence));
});

When('the SP metadata is inspected for {metadataRule}', async function (this: World, rule: Rule) {
  return settle(this, rule(await evidenceFor(this)));
});

Then('everything is as required', function (this: World) {
  const result = found.get(this);
  if (result === undefined || result.kind === 'unjudged') throw new Error('Nothing was inspected in this scenario');
  const { kind, seen, shown } = result;
  const evidence = this.case.inspected({ holds: kind === 'holds', seen, ...(shown === undefined ? {} : { shown }) });
  const { because, verdict } = this.case.judge(evidence, this.driver.exposes.reasons);
  if (verdict === 'fail') throw new Error(because);
});

function settle(world: World, result: Result): 'skipped' | undefined {
  found.set(world, result);
  if (result.kind !== 'unjudged') return undefined;
  world.case.notApplicable(result.because);
  return 'skipped';
}

function evidenceFor(world: World): Promise<Evidence> {
  const key = world.parameters.station;
  const gathering = collected.get(key) ?? collect(world);
  collected.set(key, gathering);
  return gathering;
}

async function collect({ station }: World): Promise<Evidence> {
  const { entityId, ssoUrl } = await station.idp.app(station.appLabel);
  return gather({
    driver: station.driver,
    idp: { entityId, ssoUrl },
    acceptedSealings: station.sealings.accepted,
    newAgent: () => station.newAgent(),
    now: () => station.now(),
  });
}
