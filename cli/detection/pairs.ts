import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { type Installation, nameOf, type Pair, verdictAsMust } from '../../steps/index.ts';
import { certify } from './certify-child.ts';
import type { DetectionFinding } from './finding.ts';
import { install, NotInstalledError } from './install.ts';

/** What a version made of each case; a sentence where it could not be judged at all. */
type Verdicts = ReadonlyMap<string, string> | { sentence: string };

/** Certifies both versions: every case must fail on the weak one, and be judged and not fail on the mended one. */
export async function judgePair(pair: Pair, out: string): Promise<DetectionFinding> {
  const finding = { kind: 'pair', name: nameOf(pair) } as const;
  const folder = join(out, finding.name.replaceAll(/[^\w.]+/g, '-'));
  try {
    const weak = await verdictsOf(pair, pair.weak, join(folder, 'weak'));
    const mended = await verdictsOf(pair, pair.mended, join(folder, 'mended'));
    for (const version of [weak, mended]) {
      if ('sentence' in version) return { ...finding, status: 'not-run', details: [version.sentence] };
    }
    return compare(finding, pair.cases, weak, mended);
  } catch (error) {
    if (error instanceof NotInstalledError) return { ...finding, status: 'not-run', details: [error.message] };
    throw error;
  }
}

function compare(
  finding: Pick<DetectionFinding, 'kind' | 'name'>,
  cases: readonly string[],
  weak: Verdicts,
  mended: Verdicts,
): DetectionFinding {
  const seen = (version: Verdicts, id: string) => ('sentence' in version ? 'nothing' : (version.get(id) ?? 'nothing'));
  const told = cases.map((id) => {
    const [left, right] = [seen(weak, id), seen(mended, id)];
    const apart = left === 'fail' && ['pass', 'warning', 'info'].includes(right);
    return { apart, text: `${apart ? '✓' : '✗'} ${id}: ${left} | ${right}` };
  });
  const status = told.every(({ apart }) => apart) ? 'detected' : 'missed';
  return { ...finding, status, details: told.map(({ text }) => text) };
}

async function verdictsOf({ cases, library }: Pair, wanted: Installation, out: string): Promise<Verdicts> {
  const installed = await install(wanted);
  mkdirSync(out, { recursive: true });
  const profile = resolve(out, '..', `${library}-${wanted.packages[0]?.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(profile, JSON.stringify(profileOf(library, installed, await freePort()), null, 2));
  const { report, said } = await certify(out, '--profile', profile, '--only', ...cases);
  if (report === undefined || !report.calibration.valid) {
    const bad = report?.calibration.findings.findLast(({ ok }) => !ok)?.text ?? said.trim().split('\n').at(-1);
    return { sentence: `${wanted.packages[0]}: ${bad}` };
  }
  return new Map(report.cases.map((judged) => [judged.id, verdictAsMust(judged, report.reasonsExposed) ?? 'nothing']));
}

function profileOf(library: string, installed: string, port: number): object {
  const base = `http://localhost:${port}`;
  const server = createRequire(import.meta.url).resolve('#package/fixtures/sps/library/server.js');
  return {
    name: `An SP on ${library}`,
    sp: { entityId: `${base}/saml/metadata`, acsUrl: `${base}/acs` },
    start: `${base}/login`,
    whoami: { url: `${base}/me`, json: '$.nameId', attributes: '$.attributes' },
    people: [
      { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice Anderson' },
      { alias: 'Bob', nameId: 'bob@example.com', displayName: 'Bob Brown' },
    ],
    supports: ['idp-initiated'],
    hooks: {
      setup: `LIBRARY=${library} LIBRARY_FOLDER='${installed}' LIBRARY_PORT=${port} exec node '${server}'`,
      ready: `${base}/`,
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A listening server has a port');
  return address.port;
}
