import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DriverError } from '../driver-error.ts';
import type { IdpTrust, RefreshedMetadata } from '../port.ts';
import { following, type Reach, type ReachAnswer } from '../reach/index.ts';
import type { Environment } from './environment.ts';
import { type HookProcess, startHook } from './hook-process.ts';
import type { ProfileHooks } from './profile.ts';

const oneShotSeconds = 300;
/** For what is asked of a running SP in the midst of a run. */
const askedSeconds = 60;
const defaultReadySeconds = 120;

export interface HookContext {
  directory: string;
  env: Environment;
  log: (line: string) => void;
  /** How requests get to the SP. */
  reach: Reach;
  /** Nobody waits for `setup` and `ready` any more. */
  stop?: AbortSignal | undefined;
}

/** Runs a profile's hooks; one instance for each run. */
export class Hooks {
  readonly #hooks: ProfileHooks;
  readonly #context: HookContext;
  #environment: NodeJS.ProcessEnv | undefined;
  #scratch: string | undefined;
  #server: HookProcess | undefined;
  #settingUp = false;
  /** IdPs that `setup` is to make the SP trust beside the first, by the beginning of their variables. */
  readonly #others: Partial<Record<OtherIdp, IdpTrust>> = {};

  constructor(hooks: ProfileHooks, context: HookContext) {
    this.#hooks = hooks;
    this.#context = context;
  }

  /** Another IdP that `setup` is to make the SP trust, a second one or that of another tenant; said before it runs. */
  alsoTrust(prefix: OtherIdp, trust: IdpTrust): void {
    this.#others[prefix] = trust;
  }

  /** Runs `refresh`, or gets it where it is a URL. That an SP does not take what it reads is no failure of the hook. */
  async refresh(trust: IdpTrust | undefined): Promise<RefreshedMetadata> {
    const { refresh = '' } = this.#hooks;
    if (isUrl(refresh)) return { said: `${refresh} answered with status ${await this.#get('refresh', refresh)}.` };
    return { said: `The refresh hook ended with ${await this.#ask('refresh', refresh, trust)}.` };
  }

  /** Runs `reset`, or gets it. Throws where it fails: what comes after would be judged on an SP that nobody knows. */
  async reset(trust: IdpTrust | undefined): Promise<void> {
    await this.#succeed('reset', this.#hooks.reset ?? '', trust);
  }

  /** Runs `cleanup`, or gets it; the NameIDs of newcomers stand in a file, one a line. */
  async cleanUp(trust: IdpTrust | undefined, accounts: readonly string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'saml-assay-'));
    try {
      const file = join(folder, 'accounts.txt');
      await writeFile(file, accounts.map((account) => `${account}\n`).join(''));
      await this.#succeed('cleanup', this.#hooks.cleanup ?? '', trust, { ASSAY_ACCOUNTS_FILE: file });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
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

  async #succeed(name: string, hook: string, trust: IdpTrust | undefined, more: Environment = {}): Promise<void> {
    const status = isUrl(hook) ? await this.#get(name, hook) : undefined;
    if (status !== undefined && status < 400) return;
    const code = status === undefined ? await this.#ask(name, hook, trust, more) : undefined;
    if (code === 0) return;
    const what = code === undefined ? `answered with status ${status}` : `ended with ${code}`;
    throw new DriverError('hook_failed', `hooks.${name} (${hook}) ${what}: the SP is not as it was; mend the hook.`);
  }

  /** Runs a command in the midst of a run; answers its exit code. */
  async #ask(name: string, command: string, trust: IdpTrust | undefined, more: Environment = {}): Promise<number> {
    if (trust === undefined) throw new DriverError('not_set_up', `The ${name} hook needs setUp first.`);
    const environment = { ...this.#context.env, ...trustVariables('ASSAY_IDP', trust), ...more };
    const hook = startHook(command, this.#context.directory, environment, this.#context.log);
    const code = await within(hook, askedSeconds);
    if (code !== undefined) return code;
    throw new DriverError('hook_failed', `The ${name} hook (${command}) did not end within ${askedSeconds} seconds.`);
  }

  async #get(name: string, url: string): Promise<number> {
    try {
      const signal = AbortSignal.timeout(askedSeconds * 1000);
      return statusOf(await following(this.#context.reach, url, { signal }));
    } catch (error) {
      throw new DriverError(`${name}_unreachable`, `${url} (hooks.${name}) does not answer: ${String(error)}.`);
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
    const { directory, log, stop } = this.#context;
    const hook = startHook(command, directory, environment, log);
    // What cleans up is waited for even then.
    const code = await within(hook, oneShotSeconds, name === 'teardown' ? undefined : stop);
    if (code === 0) return;
    if (code === undefined && name !== 'teardown' && stop?.aborted === true) throw interrupted();
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
      if (this.#context.stop?.aborted === true) throw interrupted();
      await pause(100);
    }
    throw new DriverError(
      'sp_not_ready',
      `The SP did not answer at ${url} within ${seconds} seconds. ${this.#server?.lastWords() ?? ''}`,
    );
  }

  #variablesOf(prefix: OtherIdp): Record<string, string> {
    const trust = this.#others[prefix];
    return trust === undefined ? {} : trustVariables(prefix, trust);
  }

  async #environmentFor(trust: IdpTrust): Promise<NodeJS.ProcessEnv> {
    this.#scratch = await mkdtemp(join(tmpdir(), 'saml-assay-'));
    const certificateFile = join(this.#scratch, 'idp-certificate.pem');
    await writeFile(certificateFile, trust.certificate);
    return {
      ...this.#context.env,
      ...trustVariables('ASSAY_IDP', trust),
      ...Object.assign({}, ...others.map((prefix) => this.#variablesOf(prefix))),
      ASSAY_IDP_CERTIFICATE_FILE: certificateFile,
    };
  }
}

const others = ['ASSAY_SECOND_IDP', 'ASSAY_TENANT_IDP'] as const;

/** IdPs beside the first, by the beginning of their variables. */
export type OtherIdp = (typeof others)[number];

function trustVariables(prefix: 'ASSAY_IDP' | OtherIdp, trust: IdpTrust): Record<string, string> {
  return {
    [`${prefix}_METADATA_FILE`]: trust.metadataFile,
    [`${prefix}_METADATA_URL`]: trust.metadataUrl,
    [`${prefix}_ENTITY_ID`]: trust.entityId,
    [`${prefix}_SSO_URL`]: trust.ssoUrl,
  };
}

const isUrl = (hook: string): boolean => /^https?:\/\//.test(hook);

const interrupted = () => new DriverError('interrupted', 'The run was interrupted before the SP was ready.');

/** Its exit code, or undefined where it had to be ended. */
async function within(hook: HookProcess, seconds: number, stop?: AbortSignal): Promise<number | undefined> {
  const waiting = new AbortController();
  const signal = stop === undefined ? waiting.signal : AbortSignal.any([waiting.signal, stop]);
  const late = pause(seconds * 1000, undefined, { signal }).catch(() => undefined);
  const code = await Promise.race([hook.ended, late]);
  waiting.abort();
  await hook.stop();
  return code;
}

/** That it answers is all that counts; what it says may have no end. */
function statusOf(answer: ReachAnswer): number {
  answer.leave();
  return answer.status;
}

/** Any answer below 500 means that the server is up. */
async function answers(url: string, reach: Reach): Promise<boolean> {
  try {
    return statusOf(await reach(url, { signal: AbortSignal.timeout(2_000) })) < 500;
  } catch {
    return false;
  }
}
