/** Judges the reference SP again and again: a process that has loaded everything begins the next run in half the time. */
import { ConfigurationError, run } from '../../steps/index.ts';
import { toolVersion } from '../version.ts';
import type { Answer, ReferenceRun } from './reference-runs.ts';

/** One of these says nothing of others that stood behind it. */
process.on('message', (wanted: ReferenceRun) => {
  judge(wanted).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function judge({ checksOff, only, out, tags }: ReferenceRun): Promise<Answer> {
  const objections: Answer['objections'] = {};
  let since = new Set<string>();
  const heard = (fields: object): void => {
    if ('reason' in fields && typeof fields.reason === 'string') since.add(fields.reason);
    if ('reasons' in fields && Array.isArray(fields.reasons)) for (const one of fields.reasons) since.add(String(one));
  };
  const report = await run({
    sp: { kind: 'reference', checksOff, log: { info: heard, warn: heard, error: heard } },
    level: 'core',
    ...(only.length > 0 && { only }),
    ...(tags !== undefined && { tags }),
    parallel: 1,
    out,
    findChromium: () => {
      throw new ConfigurationError('no_chromium', 'Checks of the SP are judged without a browser.');
    },
    headed: false,
    slowMs: 0,
    environment: {},
    terminal: { live: false, write: () => {} },
    onFinished: ({ evidence }) => {
      if (evidence !== undefined) objections[evidence.id] = [...since];
      since = new Set();
    },
    toolVersion: toolVersion(),
    command: 'npx assay certify',
  });
  return { report, objections };
}
