import { type AgentOptions, type ChromiumAgent, launchChromium } from '../user-agents/index.ts';
import type { RunParameters } from './parameters.ts';

type Launched = Awaited<ReturnType<typeof launchChromium>>;

/** One browser per worker process, launched when first needed: a launch costs as much as fifty HTTP sign-ins. */
export class ChromiumPool {
  #launched: Promise<Launched> | undefined;

  async agent(settings: RunParameters['chromium'], options: AgentOptions): Promise<ChromiumAgent> {
    if (settings === null) throw new Error('This scenario needs Chromium, and the run was started without one');
    this.#launched ??= launchChromium(settings);
    return (await this.#launched).newAgent(options);
  }

  async close(): Promise<void> {
    const launched = await this.#launched;
    this.#launched = undefined;
    await launched?.close();
  }
}
