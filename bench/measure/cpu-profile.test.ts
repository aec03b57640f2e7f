import { expect, it } from 'vitest';
import { sharesOf } from './cpu-profile.ts';

const frame = (id: number, url: string, children: number[] = [], functionName = 'f') => ({
  id,
  callFrame: { functionName, url },
  children,
});
const dist = 'file:///x/dist';

it('gives each sample to the innermost frame that is somebody’s, between the first Response and the last', () => {
  const nodes = [
    frame(1, '', [2, 3, 5, 7, 9, 10, 11], '(root)'),
    frame(2, `${dist}/mock-idp/bundle/http.js`, [], 'issueResponse'),
    frame(3, `${dist}/sp-under-test/http/acs.js`, [4]),
    frame(4, 'file:///x/node_modules/xml-crypto/lib/signed-xml.js'),
    frame(5, `${dist}/steps/oracle/attempt.js`, [6]),
    frame(6, `${dist}/sp-under-test/drivers/reference/whoami.js`),
    frame(7, `${dist}/steps/run/stations.js`, [8]),
    frame(8, `${dist}/mock-idp/index.js`),
    frame(9, 'node:internal/streams'),
    frame(10, '', [], '(idle)'),
    frame(11, '', [], '(garbage collector)'),
  ];
  const samples = [7, 2, 4, 6, 8, 9, 10, 11, 2, 7];
  const profile = { nodes, samples, timeDeltas: samples.map(() => 1_000) };
  // Nine of ten samples were work, so each counts for two milliseconds of eighteen.
  expect(sharesOf(profile, 18)).toEqual({ sp: 2, idp: 6, judge: 2, node: 4 });
});
