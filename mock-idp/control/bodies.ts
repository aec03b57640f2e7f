/** What the control API takes, checked once at the door. */
import type { ErrorObject, SchemaObject, ValidateFunction } from 'ajv';
import {
  type ArmInput,
  ControlError,
  type ControlProblem,
  type FaultChoice,
  type LogoutOrder,
  type TransactionInput,
} from '../arming/index.ts';
import type { TakeRequestOptions } from '../embedded/index.ts';
import { describeError } from '../seed/index.ts';
import type { StageInput } from '../situations/index.ts';

const text = { type: 'string', minLength: 1, maxLength: 1024 };
/** As the organisation seed's schema has it. */
const subdomain = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,56}$' };
const parameters = { type: 'object', maxProperties: 20, additionalProperties: { type: 'string', maxLength: 100_000 } };
const closed = (required: string[], properties: Readonly<Record<string, SchemaObject>>): SchemaObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const scope = {
  app: text,
  person: text,
  messages: { oneOf: [{ type: 'integer', minimum: 1, maximum: 1000 }, { const: 'until-disarmed' }] },
};
const exactlyOne = (...names: readonly string[]) => ({ oneOf: names.map((name) => ({ required: [name] })) });
const edit = closed(['find', 'by'], { find: text, by: { type: 'string', maxLength: 100_000 } });
const adHoc = {
  ...closed([], {
    xml: { type: 'string', minLength: 1, maxLength: 1_000_000 },
    replace: { type: 'array', minItems: 1, maxItems: 50, items: edit },
    sign: { enum: ['again', 'as-it-is'] },
  }),
  ...exactlyOne('xml', 'replace'),
};
const faults = { type: 'array', maxItems: 20, items: closed(['name'], { name: text, parameters }) };

/** Every body, as JSON Schema. */
export const bodySchemas = {
  transaction: closed(['person'], {
    person: text,
    app: text,
    faults,
  }),
  logout: closed([], {
    order: closed(['message', 'binding', 'url'], {
      message: { enum: ['LogoutRequest', 'LogoutResponse'] },
      binding: { enum: ['HTTP-Redirect', 'HTTP-POST'] },
      url: { type: 'string', pattern: '^https?://', maxLength: 2048 },
    }),
    faults,
  }),
  hold: closed(['held'], { held: { type: 'boolean' } }),
  clock: {
    ...closed([], {
      set: { type: 'string', format: 'date-time' },
      advanceSeconds: { type: 'number', minimum: -3_153_600_000, maximum: 3_153_600_000 },
    }),
    minProperties: 1,
    maxProperties: 1,
  },
  restore: closed(['id'], { id: text }),
  spMetadata: closed(['metadata'], {
    metadata: { type: 'string', minLength: 1 },
    entityId: text,
    certificates: {
      type: 'array',
      minItems: 1,
      maxItems: 8,
      items: { type: 'string', minLength: 1, maxLength: 20_000 },
    },
    app: text,
  }),
  armed: { ...closed([], { fault: text, parameters, adHoc, ...scope }), ...exactlyOne('fault', 'adHoc') },
  stage: closed(['situation'], {
    situation: text,
    parameters,
    ...scope,
    messages: { type: 'integer', minimum: 1, maximum: 1000 },
  }),
  takeRequest: closed([], { app: text, timeoutMs: { type: 'integer', minimum: 0, maximum: 60_000 } }),
  resend: closed(['exchange'], { exchange: text, cookie: { type: 'string', maxLength: 8192 } }),
  organisation: closed(['subdomain'], { subdomain, seed: { type: 'object' } }),
} satisfies Record<string, SchemaObject>;

/** SP metadata to read; with `app`, the label of the app it is for, existing or new. */
export interface SpMetadataBody {
  metadata: string;
  entityId?: string;
  /** Whoever signed the metadata; PEM or base64. */
  certificates?: string[];
  app?: string;
}

/** An organisation to make; the seed is read by its own schema. */
interface NewOrganisationBody {
  subdomain: string;
  seed?: object;
}

interface Bodies {
  spMetadata: SpMetadataBody;
  transaction: TransactionInput;
  logout: { order?: LogoutOrder; faults?: FaultChoice[] };
  hold: { held: boolean };
  clock: { set?: string; advanceSeconds?: number };
  restore: { id: string };
  armed: ArmInput;
  stage: StageInput;
  takeRequest: TakeRequestOptions;
  resend: { exchange: string; cookie?: string };
  organisation: NewOrganisationBody;
}

export type BodyName = keyof Bodies;

type Validators = { [Name in keyof Bodies]: ValidateFunction<Bodies[Name]> };
let compiled: Promise<Validators> | undefined;

async function compile(): Promise<Validators> {
  const [{ Ajv }, formats] = await Promise.all([import('ajv'), import('ajv-formats')]);
  const ajv = new Ajv({ allErrors: true, verbose: true });
  formats.default.default(ajv, ['date-time']);
  return {
    transaction: ajv.compile<TransactionInput>(bodySchemas.transaction),
    logout: ajv.compile<Bodies['logout']>(bodySchemas.logout),
    hold: ajv.compile<Bodies['hold']>(bodySchemas.hold),
    clock: ajv.compile<Bodies['clock']>(bodySchemas.clock),
    restore: ajv.compile<Bodies['restore']>(bodySchemas.restore),
    spMetadata: ajv.compile<SpMetadataBody>(bodySchemas.spMetadata),
    armed: ajv.compile<ArmInput>(bodySchemas.armed),
    stage: ajv.compile<StageInput>(bodySchemas.stage),
    takeRequest: ajv.compile<TakeRequestOptions>(bodySchemas.takeRequest),
    resend: ajv.compile<Bodies['resend']>(bodySchemas.resend),
    organisation: ajv.compile<Bodies['organisation']>(bodySchemas.organisation),
  };
}

function problemOf(error: ErrorObject, body: unknown): ControlProblem {
  if (error.keyword !== 'oneOf' || !Array.isArray(error.schema)) return describeError(error, body);
  const names = error.schema.flatMap((one) => (Array.isArray(one?.required) ? one.required : []));
  const path = error.instancePath;
  return { path, message: 'Not exactly one of them is there.', remedy: `Give one of ${names.join(', ')}.` };
}

/** Answers the body, or throws with everything that is wrong with it. */
export async function readBody<Name extends keyof Bodies>(name: Name, body: unknown): Promise<Bodies[Name]> {
  compiled ??= compile();
  const validate: ValidateFunction<Bodies[Name]> = (await compiled)[name];
  if (validate(body)) return body;
  const problems = (validate.errors ?? [])
    .filter(({ schemaPath }) => !schemaPath.includes('/oneOf/'))
    .map((error) => problemOf(error, body));
  throw new ControlError('validation_failed', 'The body is not what this endpoint takes.', problems);
}
