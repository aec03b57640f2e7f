/** `npm run bench`: cold start, memory and sign-ins of the mock IdP, beside what RSA allows on this machine. */
import { cpus } from 'node:os';
import { coldStart } from './cold-start.ts';
import { signaturePairsPerSecond } from './rsa-limit.ts';
import { signInRates } from './sign-in-rate.ts';

const rounds = 3;
const windowMs = 3_000;

const starts = [];
for (let round = 0; round < rounds; round += 1) starts.push(await coldStart());
const fastest = [...starts].sort((a, b) => a.toMetadataMs - b.toMetadataMs);
const median = fastest[rounds >> 1];
const limit = signaturePairsPerSecond(windowMs);
const rates = await signInRates([1, 16], windowMs);

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
console.log(`cold start to metadata   ${median?.toMetadataMs.toFixed(0)} ms (median of ${rounds})`);
console.log(`idle memory              ${median?.idleMiB.toFixed(0)} MiB`);
console.log(`two RSA-2048 signatures  ${limit.toFixed(0)} pairs/s on one core`);
for (const { concurrency, medianMs, perSecond } of rates) {
  const share = ((perSecond / limit) * 100).toFixed(0);
  console.log(
    `sign-ins, ${String(concurrency).padStart(2)} at a time   ${perSecond.toFixed(0)}/s, median ${medianMs.toFixed(1)} ms, ${share} % of the limit of one core`,
  );
}
