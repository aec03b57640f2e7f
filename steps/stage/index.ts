import { policyOf } from '../detection/index.ts';
import { World } from '../support/index.ts';
import type { Piece } from './evidence.ts';
import { Stage } from './stage.ts';

/** The stage of a behaviour scenario: an Okta organisation and a Workato workspace of its own. */
export { outdatedCertificate } from './certificate.ts';
export { expectEqual, expectThat } from './expect.ts';
export { groupsAttribute, OktaOrganisation } from './okta.ts';
export { defineStageParameterTypes } from './parameter-types.ts';
export { Stage } from './stage.ts';
export { provider } from './workspace.ts';

const stages = new WeakMap<object, Promise<Stage>>();

/** The stage of the scenario whose World this is; opened, and wired, by the first step that needs it. */
export function stageOf(world: object): Promise<Stage> {
  const opened = stages.get(world) ?? openWired(world);
  stages.set(world, opened);
  return opened;
}

/** A stage on which nothing is configured: the documents begin there. */
export function emptyStageOf(world: object): Promise<Stage> {
  const opened = stages.get(world) ?? Stage.open({ consolePassword: true });
  stages.set(world, opened);
  return opened;
}

/** What the stage of this scenario shows after a failure; nothing where there is none. */
export async function evidenceOfStage(world: object): Promise<Piece[]> {
  return (await (await stages.get(world))?.evidence()) ?? [];
}

/** Ends the stage of this scenario, if it has one. */
export async function closeStageOf(world: object): Promise<void> {
  const opened = stages.get(world);
  stages.delete(world);
  await (await opened)?.close();
}

async function openWired(world: object): Promise<Stage> {
  const stage = await Stage.open({ policy: world instanceof World ? policyOf(world.parameters) : {} });
  await stage.trust.wire();
  return stage;
}
