import type { Verdict } from '../../reports/index.ts';
import type { Terminal } from './options.ts';

/** One scenario that has ended. */
export interface Ended {
  /** `file:line`; counted once, however often it ran. */
  place: string;
  feature: string;
  verdict: Verdict;
}

const shownOrder: readonly Verdict[] = ['pass', 'fail', 'warning', 'info', 'incomplete', 'not-applicable'];
const barLength = 20;

/** Tells people how far the run is and how it stands: one line that counts on a terminal, else one line per feature file that is done. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #planned: readonly string[];
  readonly #ended = new Map<string, Ended>();
  readonly #told = new Set<string>();
  /** Scenarios by feature file: those that are to run, those that have ended. */
  readonly #files = new Map<string, { planned: number; ended: Map<string, Ended> }>();

  constructor(terminal: Terminal, planned: readonly string[]) {
    this.#terminal = terminal;
    this.#planned = planned;
    for (const place of planned) this.#file(fileOf(place)).planned += 1;
  }

  add(ended: Ended): void {
    this.#ended.set(ended.place, ended);
    this.#file(fileOf(ended.place)).ended.set(ended.place, ended);
    if (this.#terminal.live) this.#terminal.write(`\r\x1b[K${this.#line(ended.feature)}`);
    else this.#tell(fileOf(ended.place), false);
  }

  end(): void {
    if (this.#terminal.live) this.#terminal.write('\r\x1b[K');
    else for (const [file, { ended }] of this.#files) if (ended.size > 0) this.#tell(file, true);
  }

  #file(name: string) {
    const known = this.#files.get(name) ?? { planned: 0, ended: new Map<string, Ended>() };
    this.#files.set(name, known);
    return known;
  }

  #line(feature: string): string {
    const done = this.#ended.size;
    const filled = Math.min(barLength, Math.floor((done / Math.max(1, this.#planned.length)) * barLength));
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)}`;
    return `  ${bar} ${done}/${this.#planned.length} · ${tallyOf([...this.#ended.values()])} · ${feature}`.slice(
      0,
      118,
    );
  }

  #tell(file: string, unfinished: boolean): void {
    const { ended, planned: total } = this.#file(file);
    if (this.#told.has(file) || (ended.size < total && !unfinished)) return;
    this.#told.add(file);
    const here = [...ended.values()];
    const rest = here.length < total ? ` (${total - here.length} not run)` : '';
    this.#terminal.write(`  ${here[0]?.feature ?? file}: ${tallyOf(here)}${rest}\n`);
  }
}

const fileOf = (place: string): string => place.slice(0, place.lastIndexOf(':'));

function tallyOf(ended: readonly Ended[]): string {
  return shownOrder
    .map((verdict) => [verdict, ended.filter((one) => one.verdict === verdict).length] as const)
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `${number} ${verdict.replace('-', ' ')}`)
    .join(', ');
}
