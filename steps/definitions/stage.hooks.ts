import { After } from '@cucumber/cucumber';
import '../stage/parameter-types.ts';
import { closeStageOf } from '../stage/index.ts';

After({ name: 'Clear the stage' }, async function () {
  await closeStageOf(this);
});
