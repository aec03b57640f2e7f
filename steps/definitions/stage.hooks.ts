import { After, Status } from '@cucumber/cucumber';
import { closeStageOf, defineStageParameterTypes, evidenceOfStage } from '../stage/index.ts';
import type { World } from '../support/index.ts';

defineStageParameterTypes();

After({ name: 'Clear the stage' }, async function () {
  await closeStageOf(this);
});

// After hooks run in reverse, so this one still finds the stage.
After({ name: 'Keep what was said' }, async function (this: World, { result }) {
  if (result?.status !== Status.FAILED) return;
  for (const { body, mediaType, name } of await evidenceOfStage(this)) this.attach(body, { mediaType, fileName: name });
});
