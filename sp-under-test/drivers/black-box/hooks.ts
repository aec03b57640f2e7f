import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DriverError, type IdpTrust, type RefreshedMetadata } from '../port.ts';
import type { Reach } from '../reach/index.ts';
import type { Environment } from './environment.ts';
import { type HookProcess, startHook } from './hook-process.ts';
import type { Profile } from './profile.ts';

const oneShotSeconds = 300;
const refreshSeconds = 60;
const defaultReadySeconds = 120;

export interface HookContext {
  directory: string;
  env: Environment;
  log: (line: string) => void;
  /** How requests get to the SP. */
  reach: Reach;
}

/** Runs a profile's hooks; one instance for each run. */
export class Hooks {
  readonly #hooks: NonNullable<Profile['hooks']>;
  readonly #context: HookContext;
  #environment: NodeJS.ProcessEnv | undefined;
  #scratch: string | undefined;
  #server: HookProcess | undefined;
  #settingUp = false;
  #second: IdpTrust | undefined;

  constructor(hooks: NonNullable<Profile['hooks']>, context: HookContext) {
    this.#hooks = hooks;
    this.#context = context;
  }

  /** A second IdP that `setup` is to make the SP trust; said before it runs. */
  alsoTrust(second: IdpTrust): void {
    this.#second = second;
  }

  /** Runs `refresh`, or gets it where it is a URL. That an SP does not take what it reads is no failure of the hook. */
  async refresh(trust: IdpTrust | undefined): Promise<RefreshedMetadata> {
    const { refresh = '' } = this.#hooks;
    if (trust === undefined) throw new DriverError('not_set_up', 'The refresh hook needs setUp first.');
    if (/^https?:\/\//.test(refresh)) return getRefresh(refresh, this.#context.reach);
    const environment = { ...this.#context.env, ...trustVariables('ASSAY_IDP', trust) };
    const hook = startHook(refresh, this.#context.directory, environment, this.#context.log);
    const code = await within(hook, refreshSeconds);
    if (code === undefined) {
      throw new DriverError(
        'hook_failed',
        `The refresh hook (${refresh}) did not end within ${refreshSeconds} seconds.`,
      );
    }
    return { said: `The refresh hook ended with ${code}.` };
  }

  /** Runs `setup` and waits for `ready`; on failure nothing is left running. */
  async setUp(trust: IdpTrust): Promise<void> {
    this.#environment = await this.#environmentFor(trust);
    this.#settingUp = true;
    try {
      if (this.#hooks.setup !== undefined) await this.#runSetup(this.#hooks.setup, this.#environment);
      if (this.#hooks.ready !== undefined) await this.#waitUntilReady(this.#hooks.ready);
    } catch (error) {
      await this.tearDown();
      throw error;
    } finally {
      this.#settingUp = false;
    }
  }

  /** Runs `teardown`, ends what `setup` left running, removes the scratch folder. Safe to call twice. */
  async tearDown(): Promise<void> {
    const { teardown } = this.#hooks;
    const environment = this.#environment;
    this.#environment = undefined;
    try {
      if (teardown !== undefined && environment !== undefined) await this.#oneShot('teardown', teardown, environment);
    } finally {
      await this.#server?.stop();
      this.#server = undefined;
      if (this.#scratch !== undefined) await rm(this.#scratch, { recursive: true, force: true });
      this.#scratch = undefined;
    }
  }

  async #runSetup(command: string, environment: NodeJS.ProcessEnv): Promise<void> {
    if (this.#hooks.ready === undefined) return this.#oneShot('setup', command, environment);
    if (await answers(this.#hooks.ready, this.#context.reach)) {
      throw new DriverError(
        'port_taken',
        `Something answers at ${this.#hooks.ready} before the setup hook ran: end it, or choose another port in the profile.`,
      );
    }
    // Once up, the SP's own log would drown the progress of the run.
    this.#server = startHook(command, this.#context.directory, environment, (line) => {
      if (this.#settingUp) this.#context.log(line);
    });
  }

  async #oneShot(name: string, command: string, environment: NodeJS.ProcessEnv): Promise<void> {
    const hook = startHook(command, this.#context.directory, environment, this.#context.log);
    const code = await within(hook, oneShotSeconds);
    if (code === 0) return;
    const what =
      code === undefined
        ? `did not end within ${oneShotSeconds} seconds; a server needs hooks.ready`
        : `ended with ${code}`;
    throw new DriverError('hook_failed', `The ${name} hook (${command}) ${what}. ${hook.lastWords()}`);
  }

  async #waitUntilReady(url: string): Promise<void> {
    const seconds = this.#hooks.readySeconds ?? defaultReadySeconds;
    const deadline = performance.now() + seconds * 1000;
    while (performance.now() < deadline) {
      const code = this.#server?.exitCode();
      // A setup that ends with 0 may have started the SP elsewhere (a container); any other end is its failure.
      if (code !== undefined && code !== 0) {
        throw new DriverError(
          'hook_failed',
          `The setup hook ended with ${code} before ${url} answered. ${this.#server?.lastWords()}`,
        );
      }
      if (await answers(url, this.#context.reach)) return;
      await pause(100);
    }
    throw new DriverError(
      'sp_not_ready',
      `The SP did not answer at ${url} within ${seconds} seconds. ${this.#server?.lastWords() ?? ''}`,
    );
  }

  async #environmentFor(trust: IdpTrust): Promise<NodeJS.ProcessEnv> {
    this.#scratch = await mkdtemp(join(tmpdir(), 'saml-assay-'));
    const certificateFile = join(this.#scratch, 'idp-certificate.pem');
    await writeFile(certificateFile, trust.certificate);
    return {
      ...this.#context.env,
      ...trustVariables('ASSAY_IDP', trust),
      ...(this.#second === undefined ? {} : trustVariables('ASSAY_SECOND_IDP', this.#second)),
      ASSAY_IDP_CERTIFICATE_FILE: certificateFile,
    };
  }
}

function trustVariables(prefix: 'ASSAY_IDP' | 'ASSAY_SECOND_IDP', trust: IdpTrust): Record<string, string> {
  return {
    [`${prefix}_METADATA_FILE`]: trust.metadataFile,
    [`${prefix}_METADATA_URL`]: trust.metadataUrl,
    [`${prefix}_ENTITY_ID`]: trust.entityId,
    [`${prefix}_SSO_URL`]: trust.ssoUrl,
  };
}

async function getRefresh(url: string, reach: Reach): Promise<RefreshedMetadata> {
  try {
    const answer = await reach(url, { signal: AbortSignal.timeout(refreshSeconds * 1000) });
    await answer.body?.cancel();
    return { said: `${url} answered with status ${answer.status}.` };
  } catch (error) {
    throw new DriverError('refresh_unreachable', `${url} (hooks.refresh) does not answer: ${String(error)}.`);
  }
}

/** Its exit code, or undefined where it had to be ended. */
async function within(hook: HookProcess, seconds: number): Promise<number | undefined> {
  const waiting = new AbortController();
  const late = pause(seconds * 1000, undefined, { signal: waiting.signal }).catch(() => undefined);
  const code = await Promise.race([hook.ended, late]);
  waiting.abort();
  await hook.stop();
  return code;
}

/** Any answer below 500 means that the server is up. */
async function answers(url: string, reach: Reach): Promise<boolean> {
  try {
    const answer = await reach(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}
