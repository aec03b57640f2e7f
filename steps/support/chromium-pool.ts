import { type AgentOptions, type ChromiumAgent, type LaunchedChromium, launchChromium } from '../user-agents/index.ts';
import type { RunParameters } from './parameters.ts';

type Settings = NonNullable<RunParameters['chromium']>;

/**
 * One browser per worker process, launched when first needed: a launch costs as much as fifty HTTP sign-ins. Windows are
 * handed over, emptied, from one scenario to the next, because opening one takes longer than a page.
 */
export class ChromiumPool {
  #launched: Promise<LaunchedChromium> | undefined;
  readonly #idle: ChromiumAgent[] = [];
  /** Windows that scenarios have. */
  readonly #lent = new Set<ChromiumAgent>();
  /** A window could not be opened: no SP has been asked for anything by then. */
  #unopened = false;

  /** Throws BrowserError where it does not start. */
  launch(settings: Settings): Promise<LaunchedChromium> {
    this.#launched ??= launchChromium(settings);
    return this.#launched;
  }

  async agent(settings: Settings | null, options: AgentOptions): Promise<ChromiumAgent> {
    if (settings === null) throw new Error('This scenario needs Chromium, and the run was started without one');
    const launched = await this.launch(settings);
    const idle = this.#idle.pop();
    const opening = idle === undefined ? launched.newAgent(options) : idle.handOver(options);
    const agent = await opening.catch((error: unknown) => {
      this.#unopened = true;
      throw error;
    });
    this.#lent.add(agent);
    return agent;
  }

  /** Takes a window back. */
  release(agent: ChromiumAgent): void {
    this.#lent.delete(agent);
    if (agent.usable) this.#idle.push(agent);
  }

  /** Why there is no browser where there should be one; the next scenario gets a new one. */
  async takeTrouble(): Promise<string | undefined> {
    const trouble = await this.#trouble();
    if (trouble !== undefined) {
      this.#unopened = false;
      this.#launched = undefined;
      this.#idle.length = 0;
    }
    return trouble;
  }

  async close(): Promise<void> {
    const launched = await this.#launched?.catch(() => undefined);
    this.#launched = undefined;
    this.#idle.length = 0;
    await launched?.close();
  }

  async #trouble(): Promise<string | undefined> {
    try {
      const launched = await this.#launched;
      // A browser that ends takes its windows first, and a step fails before the browser itself is gone.
      const lost = launched?.runs() === false || this.#unopened || [...this.#lent].some(({ usable }) => !usable);
      return lost ? 'The browser ended before the scenario did: nothing is judged.' : undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** Closed after the last scenario of the process. */
export const chromiumPool = new ChromiumPool();
