import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  Status,
  setDefaultTimeout,
  setWorldConstructor,
} from '@cucumber/cucumber';
import {
  browserTroubleMediaType,
  effectsOf,
  evidenceMediaType,
  livenessMediaType,
  type Outcome,
  samePictureMediaType,
  seenMediaType,
} from '../../reports/index.ts';
import { chromiumPool } from './chromium-pool.ts';
import { expectationOf } from './expectation.ts';
import { foundFeatures } from './found-features.ts';
import { halt } from './halt.ts';
import { Liveness } from './liveness.ts';
import { defineParameterTypes } from './parameter-types.ts';
import { World } from './world.ts';

const liveness = new Liveness();
/** After these the SP may be gone, whatever message it was: that is to be noticed before the next case suffers from it. */
const mayBeGone: readonly Outcome[] = ['crashed', 'hung', 'inconclusive', 'not-delivered'];

setWorldConstructor(World);
// The limit that judges is the agent's; this one only ends what is broken.
setDefaultTimeout(300_000);
defineParameterTypes();

BeforeAll({ name: 'Owe nothing' }, () => {
  liveness.forget();
});

Before({ name: 'Begin nothing after the end' }, () => (halt.halted ? 'skipped' : undefined));

// Before, in this order: the case begins; a feature the SP does not declare ends it.
Before({ name: 'Begin the case' }, function (this: World, { pickle }) {
  this.begin(
    pickle.tags.map((tag) => tag.name),
    expectationOf(pickle.steps.map((step) => step.text)),
  );
});

Before({ name: 'Skip what the SP does not declare' }, function (this: World, { pickle }) {
  // What preflight saw accepted need not be declared; what is declared is held to, seen or not.
  const declared = new Set<string>([...this.driver.declares.supports, ...foundFeatures(this.station)]);
  const missing = pickle.tags
    .filter((tag) => tag.name.startsWith('@needs-'))
    .map((tag) => tag.name.slice('@needs-'.length))
    .find((feature) => !declared.has(feature));
  if (missing === undefined) return undefined;
  this.case.notApplicable(`The SP does not declare "${missing}".`);
  return 'skipped';
});

AfterStep({ tags: '@walkthrough' }, async function (this: World, { pickleStep }) {
  for (const agent of this.chromiumAgents) {
    const picture = await agent.pictureOfNewPage();
    const fileName = pickleStep.text;
    if (picture === undefined) this.attach('', { mediaType: samePictureMediaType, fileName });
    else this.attach(picture, { mediaType: 'image/jpeg', fileName });
  }
});

// After hooks run in reverse: pictures of a failure first, then the evidence, then liveness, and last everything is put back.
After({ name: 'Put back' }, async function (this: World, { pickle }) {
  await this.restore();
  const effects = effectsOf(pickle.tags.map((tag) => tag.name));
  if (effects.length > 0 && this.tried) await this.driver.reset?.();
});

After({ name: 'Sign in again' }, async function (this: World) {
  const { evidence, negative } = this.case;
  if (!this.tried || evidence === undefined) return;
  const { person } = this.attempt.request;
  if (!negative) {
    if (!liveness.owes(person.alias) && !mayBeGone.includes(evidence.outcome)) return;
    // Refused for itself, or because an earlier case has locked the person out?
    const well = evidence.outcome === 'accepted-as-expected';
    const life = well ? { alive: true, gone: false } : await this.signsInPlainly(person);
    const cases = [...liveness.settle(person.alias), ...(life.alive ? [] : [evidence.id])];
    this.attach(JSON.stringify({ ...life, cases }), livenessMediaType);
    return;
  }
  const due = liveness.owe(this.station, person, evidence.id, this.parameters.signInEvery);
  // Whether a crash was the end of the SP must not wait.
  if (!due && evidence.outcome === 'refused') return;
  const life = await this.signsInPlainly(person);
  this.attach(JSON.stringify({ ...life, cases: liveness.settle(person.alias) }), livenessMediaType);
});

After({ name: 'Attach the evidence' }, function (this: World) {
  const { evidence } = this.case;
  if (evidence !== undefined) this.attach(JSON.stringify(evidence), evidenceMediaType);
  const seen = [...new Set(this.made.flatMap((made) => made.seen?.subject ?? []))];
  if (seen.length > 0) this.attach(JSON.stringify(seen), seenMediaType);
});

After({ name: 'Picture what failed' }, async function (this: World, { result }) {
  if (result?.status !== Status.FAILED) return;
  const trouble = await chromiumPool.takeTrouble();
  if (trouble !== undefined) {
    this.attach(trouble, browserTroubleMediaType);
    return;
  }
  for (const agent of this.chromiumAgents) {
    const { screenshot, html, console: messages, url } = await agent.evidence();
    this.attach(screenshot, 'image/png');
    this.attach(html, { mediaType: 'text/html', fileName: 'page.html' });
    this.log(`The browser stands at ${url}\n${messages.join('\n')}`);
  }
});

AfterAll({ name: 'Sign in at last' }, async () => {
  if (halt.halted) return;
  const lockedOut = await liveness.settleAll();
  if (lockedOut === undefined) return;
  halt.leaveLockedOut(lockedOut);
  throw new Error(
    `${lockedOut.alias} cannot sign in any more, after one of these cases: ${lockedOut.cases.join(', ')}`,
  );
});

AfterAll({ name: 'Close Chromium' }, async () => {
  await chromiumPool.close();
});
