import {
  type FaultRequest,
  type IdpAddress,
  type IdpApp,
  IdpControlError,
  type LogoutOrder,
  type MetadataFetch,
  type OpenedTransaction,
  type Transaction,
} from './contracts.ts';
import { ask, type ControlMethod } from './line.ts';
import { isApps, isArmed, isFetches, isOpened, isPlace, isStatements, isTransaction, read } from './shapes.ts';

/** Speaks to `/_assay/*` of a mock IdP. */
export class IdpControl {
  readonly #address: IdpAddress;

  constructor(address: IdpAddress) {
    this.#address = address;
  }

  /** Upserts people, apps and assignments; answers the apps with their addresses. */
  async organisation(seed: object): Promise<IdpApp[]> {
    return read(isApps, await this.#call('PATCH', '/organisation', seed), 'organisation').apps;
  }

  async app(label: string): Promise<IdpApp> {
    const apps = await this.organisation({ apps: [{ label }] });
    const found = apps.find((app) => app.label === label);
    if (found === undefined) throw new IdpControlError(`The IdP has no app "${label}"`);
    return found;
  }

  /** The attributes that an app sends, as the organisation describes them. */
  async attributeStatements(label: string): Promise<object[]> {
    const { apps } = read(isStatements, await this.#call('GET', '/organisation'), 'organisation');
    return apps.find((app) => app.label === label)?.signOn.attributeStatements ?? [];
  }

  async unassign(app: string, login: string): Promise<void> {
    await this.#call(
      'DELETE',
      `/organisation/apps/${encodeURIComponent(app)}/assignments/${encodeURIComponent(login)}`,
    );
  }

  /** Moves the IdP's clock, seconds. */
  async advanceClock(seconds: number): Promise<void> {
    await this.#call('PUT', '/clock', { advanceSeconds: seconds });
  }

  /** Puts a fault into everything that the app's Metadata URL serves, until it is disarmed. Answers its id. */
  async publishWith({ name, parameters }: FaultRequest, app: string): Promise<string> {
    const body = { fault: name, parameters, app, messages: 'until-disarmed' };
    return read(isArmed, await this.#call('POST', '/armed', body), 'armed fault').id;
  }

  async disarm(id: string): Promise<void> {
    await this.#call('DELETE', `/armed/${id}`);
  }

  /** What the Metadata URL of an app has answered so far, oldest first. */
  async metadataFetches(app: string): Promise<MetadataFetch[]> {
    const fetches = read(isFetches, await this.#call('GET', '/received?kind=metadata'), 'list of fetches');
    return fetches.filter((fetch) => fetch.app === app);
  }

  async openTransaction(person: string, app: string, faults: readonly FaultRequest[]): Promise<OpenedTransaction> {
    return read(isOpened, await this.#call('POST', '/transactions', { person, app, faults }), 'transaction');
  }

  async hold(key: string, held: boolean): Promise<void> {
    await this.#call('POST', `/transactions/${key}/hold`, { held });
  }

  /** Says how the person of a transaction is signed out; answers where the browser has to go for it. */
  async orderLogout(key: string, order: LogoutOrder, faults: readonly FaultRequest[]): Promise<string> {
    return read(isPlace, await this.#call('POST', `/transactions/${key}/logout`, { order, faults }), 'logout').url;
  }

  async transaction(key: string): Promise<Transaction> {
    return read(isTransaction, await this.#call('GET', `/transactions/${key}`), 'transaction');
  }

  async forget(key: string): Promise<void> {
    await this.#call('DELETE', `/transactions/${key}`);
  }

  async #call(method: ControlMethod, path: string, body?: object): Promise<unknown> {
    const { adminUrl, controlToken } = this.#address;
    const answer = await ask(`${adminUrl}/_assay${path}`, method, controlToken, body).catch((error: unknown) => {
      throw new IdpControlError(`The mock IdP does not answer ${method} ${path}: ${String(error)}`);
    });
    const { status, text } = answer;
    if (status < 200 || status > 299)
      throw new IdpControlError(`The mock IdP answered ${status} to ${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
