import { After } from '@cucumber/cucumber';
import { closeStageOf, defineStageParameterTypes } from '../stage/index.ts';

defineStageParameterTypes();

After({ name: 'Clear the stage' }, async function () {
  await closeStageOf(this);
});
