import { After } from '@cucumber/cucumber';
import { closeStageOf } from '../stage/index.ts';

After({ name: 'Clear the stage' }, async function () {
  await closeStageOf(this);
});
