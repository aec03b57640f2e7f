/**
 * `npm run soak [-- --rounds N] [-- --visits N]`: visits at full speed against both parties, each in a process of its own.
 * Ends with 1 when one of them grows.
 */
import { parseArgs } from 'node:util';
import { soak } from './soak/index.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, visits: { type: 'string', default: '2000' } },
});
const [rounds, visitsPerRound] = [Number(values.rounds), Number(values.visits)];
/** By then V8 has compiled what it will; before, what it notes of that makes up for more than is allowed of a visit. */
const fewestVisits = 16_000;
if (!(rounds >= 6 && rounds * visitsPerRound >= fewestVisits)) {
  console.error(
    `--rounds is a number from 6, --visits (in each round) so large that all rounds have ${fewestVisits} visits: in a shorter run what grows is V8's notes of compiling.`,
  );
  process.exit(2);
}
const { complaints, growth, visits } = await soak({ rounds, visitsPerRound, tell: console.log });
for (const [who, { octetsPerVisit, handlesPerThousand }] of Object.entries(growth)) {
  console.log(
    `${who}: ${octetsPerVisit.toFixed(1)} octets a visit, ${handlesPerThousand.toFixed(2)} handles a thousand, over ${visits} visits`,
  );
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
