/**
 * For workers of a parallel run, loaded by Cucumber: each opens a station of its own in its own process. Apart from it,
 * IdP and SP would be loaded, compiled and warmed up once more for each worker.
 */
import { join } from 'node:path';
import { AfterAll, BeforeAll } from '@cucumber/cucumber';
import { type OwnStations, ownStation } from '../support/index.ts';
import { type OpenStation, openStation } from './stations.ts';

/** Cucumber hands its parameters to hooks around a run as any JSON; a serial run has `null` here. */
const isOrder = (value: unknown): value is OwnStations =>
  typeof value === 'object' && value !== null && 'checksOff' in value && 'workFolder' in value;

let opened: OpenStation | undefined;

BeforeAll({ name: 'Open a station of its own' }, async function () {
  const { ownStations } = this.parameters;
  if (!isOrder(ownStations)) return;
  // A run that is killed tells its workers nothing: they would go on until they had something to say to it.
  process.once('disconnect', () => process.exit());
  const { brokenDecision, checksOff, workFolder } = ownStations;
  const options = {
    sp: { kind: 'reference', checksOff },
    environment: {},
    ...(brokenDecision === null ? {} : { brokenDecision }),
  } as const;
  opened = await openStation(options, join(workFolder, process.env.CUCUMBER_WORKER_ID ?? 'only'));
  ownStation.take(opened.parameters);
});

// After hooks run in reverse, and this file is loaded first: nobody signs in any more.
AfterAll({ name: 'Close the station' }, async () => {
  await opened?.close();
});
