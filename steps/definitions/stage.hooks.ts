import { After, Status } from '@cucumber/cucumber';
import { watch } from '../detection/index.ts';
import { closeStageOf, defineStageParameterTypes, evidenceOfStage } from '../stage/index.ts';
import type { World } from '../support/index.ts';

defineStageParameterTypes();

After({ name: 'Clear the stage' }, async function ({ pickle }) {
  await closeStageOf(this);
  watch.ended(pickle.name);
});

// After hooks run in reverse, so this one still finds the stage.
After({ name: 'Keep what was said' }, async function (this: World, { result }) {
  if (result?.status !== Status.FAILED) return;
  for (const { body, mediaType, name } of await evidenceOfStage(this)) this.attach(body, { mediaType, fileName: name });
});
