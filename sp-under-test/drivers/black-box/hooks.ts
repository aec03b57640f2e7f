import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DriverError, type IdpTrust } from '../port.ts';
import type { Environment } from './environment.ts';
import { type HookProcess, startHook } from './hook-process.ts';
import type { Profile } from './profile.ts';

const oneShotSeconds = 300;
const defaultReadySeconds = 120;

export interface HookContext {
  directory: string;
  env: Environment;
  log: (line: string) => void;
}

/** Runs a profile's hooks; one instance for each run. */
export class Hooks {
  readonly #hooks: NonNullable<Profile['hooks']>;
  readonly #context: HookContext;
  #environment: NodeJS.ProcessEnv | undefined;
  #scratch: string | undefined;
  #server: HookProcess | undefined;
  #settingUp = false;

  constructor(hooks: NonNullable<Profile['hooks']>, context: HookContext) {
    this.#hooks = hooks;
    this.#context = context;
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
    if (await answers(this.#hooks.ready)) {
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
    const waiting = new AbortController();
    const late = pause(oneShotSeconds * 1000, -1, { signal: waiting.signal }).catch(() => -1);
    const code = await Promise.race([hook.ended, late]);
    waiting.abort();
    await hook.stop();
    if (code === 0) return;
    const what =
      code === -1 ? `did not end within ${oneShotSeconds} seconds; a server needs hooks.ready` : `ended with ${code}`;
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
      if (await answers(url)) return;
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
      ASSAY_IDP_METADATA_FILE: trust.metadataFile,
      ASSAY_IDP_METADATA_URL: trust.metadataUrl,
      ASSAY_IDP_ENTITY_ID: trust.entityId,
      ASSAY_IDP_SSO_URL: trust.ssoUrl,
      ASSAY_IDP_CERTIFICATE_FILE: certificateFile,
    };
  }
}

/** Any answer below 500 means that the server is up. */
async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}
