import { type AgentOptions, type ChromiumAgent, launchChromium } from '../user-agents/index.ts';
import type { RunParameters } from './parameters.ts';

type Launched = Awaited<ReturnType<typeof launchChromium>>;

/**
 * One browser per worker process, launched when first needed: a launch costs as much as fifty HTTP sign-ins. Windows are
 * handed over, emptied, from one scenario to the next, because opening one takes longer than a page.
 */
export class ChromiumPool {
  #launched: Promise<Launched> | undefined;
  readonly #idle: ChromiumAgent[] = [];

  async agent(settings: RunParameters['chromium'], options: AgentOptions): Promise<ChromiumAgent> {
    if (settings === null) throw new Error('This scenario needs Chromium, and the run was started without one');
    this.#launched ??= launchChromium(settings);
    const idle = this.#idle.pop();
    return idle === undefined ? (await this.#launched).newAgent(options) : idle.handOver(options);
  }

  /** Takes a window back. */
  release(agent: ChromiumAgent): void {
    this.#idle.push(agent);
  }

  async close(): Promise<void> {
    const launched = await this.#launched;
    this.#launched = undefined;
    this.#idle.length = 0;
    await launched?.close();
  }
}

/** Closed after the last scenario of the process. */
export const chromiumPool = new ChromiumPool();
