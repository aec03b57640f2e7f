import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { MockIdp } from '../mock-idp/index.ts';
import { sentenceOf } from './failure.ts';
import { readSeedCandidate } from './seed-file.ts';

/** Editors write in several steps; what is read too early is half a file. */
const settleMs = 100;

/**
 * Applies a seed again whenever its file changes, as an upsert: what is taken out of the file stays until the IdP starts
 * anew, so that the ids an SP trusts survive. A bad file changes nothing; everything wrong with it is told at once.
 */
export function watchSeed(file: string, idp: Pick<MockIdp, 'apply'>, tell: (line: string) => void): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();
  const apply = async () => {
    try {
      await idp.apply(await readSeedCandidate(file));
      tell(`  Applied       ${file}`);
    } catch (error) {
      tell(`  Not applied   ${file}: nothing was changed.\n${sentenceOf(error)}`);
    }
  };
  // The folder, not the file: many editors replace the file, and its watcher would go with it.
  return watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      busy = busy.then(apply);
    }, settleMs);
  });
}
