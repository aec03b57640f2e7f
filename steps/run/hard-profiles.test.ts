import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Calibration } from '../oracle/index.ts';
import { preflight } from './preflight.ts';

const folder = join(import.meta.dirname, '../../fixtures/profiles/hard');
const environment = { ...process.env, HARD_SP_PASSWORD: 'of-this-test-only', CARELESS: '' };
const findChromium = () => '';

const calibrated = (name: string): Promise<Calibration> =>
  preflight({ profile: join(folder, `${name}.yaml`), environment, findChromium });

// Those that need a whole run, or a browser, are certified in cli/hard-sps.test.ts.
it.each(['private-ca', 'basic-auth', 'proxy', 'discovery', 'offline-metadata', 'rate-limit', 'accounts'])(
  '%s: good and bad can be told apart',
  async (name) => {
    const { findings, valid } = await calibrated(name);
    expect(findings.filter(({ ok, what }) => !ok && !what.startsWith('Preflight'))).toEqual([]);
    expect(valid).toBe(true);
  },
);

it('encrypted: nothing is taken in the clear, and that is found out', async () => {
  const { sealings, valid } = await calibrated('encrypted');
  expect([valid, sealings.encryption, sealings.baseline]).toEqual([true, 'required', 'AR']);
});

it('both-signed: less is not taken, and that is found out', async () => {
  const { sealings, valid } = await calibrated('both-signed');
  expect([valid, sealings.accepted]).toEqual([true, ['AR']]);
});
