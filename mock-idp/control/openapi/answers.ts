/** What the control API answers, as JSON Schema. A test calls every endpoint and holds the answer against this. */
import type { SchemaObject } from 'ajv';

const text: SchemaObject = { type: 'string' };
const moment: SchemaObject = { type: 'string', format: 'date-time' };
const yesNo: SchemaObject = { type: 'boolean' };
const texts: SchemaObject = { type: 'object', additionalProperties: text };
const messagesLeft: SchemaObject = { oneOf: [{ type: 'integer' }, { const: 'until-disarmed' }] };
const anything: SchemaObject = { type: 'object' };
const listOf = (items: SchemaObject): SchemaObject => ({ type: 'array', items });

/** Nothing beside these; those after the first list may be missing. */
function closed(properties: Record<string, SchemaObject>, optional: Record<string, SchemaObject> = {}): SchemaObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
  };
}

/** These, and whatever a kind of message has beside them. */
const open = (properties: Record<string, SchemaObject>): SchemaObject => ({
  ...closed(properties),
  additionalProperties: true,
});

const problem = closed({ path: text, message: text, remedy: text });
const fault = open({ name: text, family: text, point: text, summary: text, clause: text, effect: text });
const faultState = open({ name: text, point: text, summary: text, clause: text, parameters: texts, state: text });
const appView = open({
  label: text,
  id: text,
  externalKey: text,
  name: text,
  entityId: text,
  ssoUrl: text,
  metadataUrl: text,
  idpInitiatedUrl: text,
  certificate: { ...text, description: 'PEM' },
});

export const answers = {
  Nothing: closed({}),
  Error: closed({ error: closed({ code: text, message: text, problems: listOf(problem) }) }),
  Organisation: {
    ...open({ organisation: anything, people: listOf(anything), groups: listOf(anything), apps: listOf(anything) }),
    description: 'Everything in the shape of a seed, with ids. No password, no token, no key.',
  },
  Applied: closed({ people: listOf(closed({ login: text, id: text, status: text })), apps: listOf(appView) }),
  OpenedTransaction: closed({ key: text, cookie: closed({ name: text, value: text, url: text }) }),
  Address: closed({ url: text }),
  Transaction: open({
    key: text,
    person: text,
    held: yesNo,
    heldRequests: { type: 'integer' },
    faults: listOf(faultState),
    received: listOf(anything),
    emitted: listOf(anything),
  }),
  Received: listOf(open({ at: moment, kind: text, app: text })),
  Clock: closed({ now: moment }),
  Id: closed({ id: text }),
  Faults: listOf(fault),
  Armed: listOf(open({ id: text, fault: text, parameters: texts, messages: messagesLeft, at: moment })),
  Exchange: open({ id: text, at: moment, kind: text, app: text, checks: listOf(anything), held: yesNo }),
  Exchanges: listOf(open({ id: text, at: moment, kind: text, app: text, checks: listOf(anything), held: yesNo })),
  SpImport: open({ signOn: anything }),
  Seed: anything,
  Situations: listOf(open({ name: text })),
  Staged: listOf(open({ id: text, situation: text, parameters: texts, messages: messagesLeft })),
  StagedSituation: open({ id: text }),
  Resent: open({ status: { type: 'integer' } }),
  ExportedExchange: anything,
  Subdomains: listOf(text),
  OrganisationAccess: closed({ subdomain: text, samlUrl: text, adminUrl: text, controlToken: text, apiToken: text }),
  Outbox: listOf(open({ to: text, subject: text, link: text, at: moment })),
} satisfies Record<string, SchemaObject>;

export type AnswerName = keyof typeof answers;
