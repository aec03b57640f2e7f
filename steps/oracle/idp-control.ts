import { Ajv, type JSONSchemaType, type ValidateFunction } from 'ajv';
import type { PlantedCookie } from '../user-agents/index.ts';
import { ask, type ControlMethod } from './control-line.ts';

/** Where the control face of the mock IdP is. */
export interface IdpAddress {
  adminUrl: string;
  controlToken: string;
  samlUrl: string;
}

export interface FaultRequest {
  name: string;
  parameters: Record<string, string>;
}

export interface OpenedTransaction {
  key: string;
  cookie: PlantedCookie;
}

export interface AppliedFault {
  name: string;
  point: string;
  summary: string;
  clause: string;
  state: string;
}

export interface Emitted {
  xml: string;
  plainXml: string;
  samlResponseSha256: string;
  acsUrl: string;
}

/** A logout message that the IdP sent. */
export interface SentLogout {
  kind: string;
  messageId: string;
  binding: string;
  xml: string;
  plainXml: string;
  /** The whole address, with the query of HTTP-Redirect. */
  url: string;
  /** The form of HTTP-POST. */
  fields?: { name: string; value: string }[];
  relayState?: string;
}

/** A logout message that the SP sent, as it came. */
export interface ReceivedLogout {
  kind: string;
  binding: string;
  /** Absent where not even the wrapping could be read. */
  xml?: string;
  /** The query of HTTP-Redirect, undecoded. */
  query?: string;
  parameters: Record<string, string>;
  refusal?: { check: string; clause: string; message: string };
  /** Where a request that was held goes on. */
  resumeUrl?: string;
}

/** What the IdP sends the browser to the SP with, and where. */
export interface LogoutOrder {
  message: 'LogoutRequest' | 'LogoutResponse';
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  url: string;
}

export interface Transaction {
  key: string;
  faults: AppliedFault[];
  received: {
    at: string;
    id?: string;
    xml?: string;
    refusal?: { check: string; clause: string; message: string } | null;
  }[];
  emitted: Emitted[];
  heldRequests: number;
  logout: { sent: SentLogout[]; received: ReceivedLogout[] };
}

export interface IdpApp {
  id: string;
  label: string;
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  idpInitiatedUrl: string;
  certificate: string;
  sloUrl: string;
  sloCallbackUrl: string;
}

/** One answer of the Metadata URL. */
export interface MetadataFetch {
  at: string;
  app: string;
  published: { status: number; body: string; plainBody: string; faults: Omit<AppliedFault, 'state'>[] };
}

const strings = (...names: string[]) => ({
  type: 'object' as const,
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
});

const openedSchema = {
  ...strings('key'),
  required: ['key', 'cookie'],
  properties: { key: { type: 'string' }, cookie: strings('name', 'value', 'url') },
};
const transactionSchema = {
  type: 'object',
  required: ['key', 'faults', 'received', 'emitted', 'heldRequests', 'logout'],
  properties: {
    key: { type: 'string' },
    faults: { type: 'array', items: strings('name', 'point', 'summary', 'clause', 'state') },
    received: { type: 'array', items: { type: 'object', required: ['at'] } },
    emitted: { type: 'array', items: strings('xml', 'plainXml', 'samlResponseSha256', 'acsUrl') },
    heldRequests: { type: 'integer' },
    logout: {
      type: 'object',
      required: ['sent', 'received'],
      properties: {
        sent: { type: 'array', items: strings('kind', 'messageId', 'binding', 'xml', 'plainXml', 'url') },
        received: {
          type: 'array',
          items: { ...strings('kind', 'binding'), required: ['kind', 'binding', 'parameters'] },
        },
      },
    },
  },
};
const appsSchema = {
  type: 'object',
  required: ['apps'],
  properties: {
    apps: {
      type: 'array',
      items: strings(
        'id',
        'label',
        'entityId',
        'ssoUrl',
        'metadataUrl',
        'idpInitiatedUrl',
        'certificate',
        'sloUrl',
        'sloCallbackUrl',
      ),
    },
  },
};

const statementsSchema = {
  type: 'object',
  required: ['apps'],
  properties: {
    apps: {
      type: 'array',
      items: {
        type: 'object',
        required: ['label', 'signOn'],
        properties: {
          label: { type: 'string' },
          signOn: {
            type: 'object',
            required: ['attributeStatements'],
            properties: { attributeStatements: { type: 'array', items: { type: 'object' } } },
          },
        },
      },
    },
  },
};

const fetchesSchema = {
  type: 'array',
  items: {
    ...strings('at', 'app'),
    required: ['at', 'app', 'published'],
    properties: {
      at: { type: 'string' },
      app: { type: 'string' },
      published: {
        type: 'object',
        required: ['status', 'body', 'plainBody', 'faults'],
        properties: {
          status: { type: 'integer' },
          body: { type: 'string' },
          plainBody: { type: 'string' },
          faults: { type: 'array', items: strings('name', 'point', 'summary', 'clause') },
        },
      },
    },
  },
};

// The schemas are these, above: compiling the schema of schemas as well would only make every start later.
const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false });
const reader = <T>(schema: object): ValidateFunction<T> => ajv.compile<T>(schema as JSONSchemaType<T>);
const isOpened = reader<OpenedTransaction>(openedSchema);
const isTransaction = reader<Transaction>(transactionSchema);
const isPlace = reader<{ url: string }>(strings('url'));
const isApps = reader<{ apps: IdpApp[] }>(appsSchema);

const isStatements = reader<{ apps: { label: string; signOn: { attributeStatements: object[] } }[] }>(statementsSchema);
const isFetches = reader<MetadataFetch[]>(fetchesSchema);
const isArmed = reader<{ id: string }>(strings('id'));

/** The mock IdP did not do what it was told: a fault of the harness, never of the SP. */
export class IdpControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IdpControlError';
  }
}

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

function read<T>(check: ValidateFunction<T>, value: unknown, what: string): T {
  if (check(value)) return value;
  throw new IdpControlError(`The mock IdP's ${what} is not as agreed: ${ajv.errorsText(check.errors)}`);
}
