import { type Encoding, encodings, mutate } from './mutate/index.ts';
import { createRandom, type Random } from './random.ts';
import type { Answer, Target } from './targets/index.ts';

/** One mutant: its number makes it again. */
export interface Mutant {
  target: Target['name'];
  seed: number;
  outcome: string;
}

/** A mutant that did what none may do. */
export interface Finding extends Mutant {
  trouble: string;
  mutations: string[];
  encoding: string;
  xml: string;
}

/** What one request may cost the parties and this client together. */
const limits = { cpuMs: 1000, memoryMiB: 64 };

/** What the process holds, collected or not: it falls only when garbage is collected, so a rise is what was really asked for. */
function heldMiB(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

/** Attacks, and adds what it cost to what it did. Processor time, because the clock on the wall also counts what others do. */
async function watched(attack: () => Promise<Answer>): Promise<Answer> {
  const cpu = process.cpuUsage();
  const held = heldMiB();
  try {
    const answer = await attack();
    const { user, system } = process.cpuUsage(cpu);
    const cpuMs = (user + system) / 1000;
    const memoryMiB = heldMiB() - held;
    if (cpuMs > limits.cpuMs) return { ...answer, trouble: `took ${cpuMs.toFixed(0)} ms` };
    if (memoryMiB > limits.memoryMiB) return { ...answer, trouble: `took ${memoryMiB.toFixed(0)} MiB` };
    return answer;
  } catch (error) {
    return { status: 0, outcome: 'no-answer', trouble: `gave no answer: ${String(error)}`, consumed: true };
  }
}

const encodingOf = (random: Random): Encoding => (random.chance(0.85) ? encodings[0] : random.pick(encodings));

/** Sends the mutant of a seed. The seed alone decides what is done to the valid message. */
export async function attackWith(target: Target, seed: number): Promise<Mutant & Partial<Finding>> {
  const random = createRandom(seed);
  const { xml, names } = mutate(await target.fresh(random), random);
  const encoding = encodingOf(random);
  const { outcome, trouble } = await watched(() => target.attack(xml, encoding, random));
  const mutant = { target: target.name, seed, outcome };
  return trouble === undefined ? mutant : { ...mutant, trouble, mutations: names, encoding: encoding.name, xml };
}

export interface FuzzOptions {
  seed: number;
  /** Asked before every mutant. */
  goOn(mutants: number): boolean;
  /** Outcomes that are no news. */
  known?: Iterable<string>;
}

export interface FuzzReport {
  mutants: number;
  /** How often each outcome was met. */
  outcomes: Map<string, number>;
  /** The first mutant of each outcome that was not known. */
  news: Mutant[];
  findings: Finding[];
}

/** Attacks until told to stop, or until there is more trouble than anybody reads. */
export async function fuzz(target: Target, { seed, goOn, known = [] }: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = { mutants: 0, outcomes: new Map(), news: [], findings: [] };
  const seen = new Set(known);
  while (report.findings.length < 20 && goOn(report.mutants)) {
    const {
      trouble,
      mutations = [],
      encoding = '',
      xml = '',
      ...mutant
    } = await attackWith(target, seed + report.mutants);
    report.mutants += 1;
    report.outcomes.set(mutant.outcome, (report.outcomes.get(mutant.outcome) ?? 0) + 1);
    if (!seen.has(mutant.outcome)) report.news.push(mutant);
    seen.add(mutant.outcome);
    if (trouble !== undefined) report.findings.push({ ...mutant, trouble, mutations, encoding, xml });
  }
  return report;
}
