/** What the control face answers, checked once at this door. */
import { Ajv, type JSONSchemaType, type ValidateFunction } from 'ajv';
import {
  type IdpApp,
  IdpControlError,
  type MetadataFetch,
  type OpenedTransaction,
  type Transaction,
} from './contracts.ts';

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
export const isOpened = reader<OpenedTransaction>(openedSchema);
export const isTransaction = reader<Transaction>(transactionSchema);
export const isPlace = reader<{ url: string }>(strings('url'));
export const isApps = reader<{ apps: IdpApp[] }>(appsSchema);

export const isStatements = reader<{ apps: { label: string; signOn: { attributeStatements: object[] } }[] }>(
  statementsSchema,
);
export const isFetches = reader<MetadataFetch[]>(fetchesSchema);
export const isArmed = reader<{ id: string }>(strings('id'));

/** Throws IdpControlError where an answer is not as agreed. */
export function read<T>(check: ValidateFunction<T>, value: unknown, what: string): T {
  if (check(value)) return value;
  throw new IdpControlError(`The mock IdP's ${what} is not as agreed: ${ajv.errorsText(check.errors)}`);
}
