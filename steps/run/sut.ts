import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  createBlackBoxDriver,
  createReferenceDriver,
  loadProfile,
  type SutDriver,
} from '../../sp-under-test/drivers/index.ts';
import { createReferenceSp } from '../../sp-under-test/index.ts';
import { policyOf } from '../detection/index.ts';
import { type SutParameters, spKeys } from '../support/index.ts';
import type { RunOptions, StationOptions } from './options.ts';

/** The SP of a run with its driver: the reference is started here, any other by its profile's hooks. */
export async function openSut(
  options: StationOptions,
  workFolder: string,
): Promise<{ driver: SutDriver; parameters: SutParameters; stop: () => Promise<void> }> {
  if (options.sp.kind === 'reference') {
    const policy = policyOf(options);
    const { checksOff = [], log } = options.sp;
    const sp = await createReferenceSp({ checks: { off: checksOff }, keys: spKeys(), policy, ...(log && { log }) });
    const address = { url: sp.url, controlToken: sp.controlToken };
    return {
      driver: createReferenceDriver(address),
      parameters: { kind: 'reference', ...address },
      stop: () => sp.close(),
    };
  }
  const file = resolve(options.sp.profile);
  const profile = loadProfile(file, options.environment, options.isLocal);
  const directory = dirname(file);
  // What the SP and its hooks say may be long and is theirs: it goes into a file, not between our lines.
  mkdirSync(workFolder, { recursive: true });
  const logFile = join(workFolder, 'sp.log');
  writeFileSync(logFile, '');
  const log = (line: string) => {
    try {
      appendFileSync(logFile, `${line}\n`);
    } catch {
      // Called while the SP talks: nobody could catch it, and a full disk stops the run by its messages.
    }
  };
  const driver = createBlackBoxDriver(profile, {
    directory,
    env: options.environment,
    log,
    stop: options.stop,
    ...(options.isLocal === undefined ? {} : { isLocal: options.isLocal }),
  });
  // An adapter that is none has to be told before anything is started.
  await driver.behaviour?.();
  const parameters = { kind: 'black-box', profile, directory, environment: defined(options.environment) } as const;
  return { driver, parameters, stop: async () => {} };
}

/** Without what is not set: the parameters of a run are JSON. */
function defined(environment: RunOptions['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
