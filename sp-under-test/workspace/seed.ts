import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { done, objections } from './context.ts';
import type {
  AgenticProduct,
  FieldError,
  IdpTrustData,
  ProviderSignatures,
  Provisioning,
  Result,
  UserStatus,
} from './model.ts';

export interface ProviderSeed {
  id?: string;
  name: string;
  idp:
    | { entityId: string; ssoUrl: string; certificates: readonly string[]; slo?: NonNullable<IdpTrustData['slo']> }
    | { metadataUrl: string; metadataSignedBy?: string };
  groupAttribute?: string;
  signatures?: Partial<ProviderSignatures>;
}
export interface LinkSeed {
  environment: string;
  /** Provider's name. */
  provider?: string;
  samlEnabled?: boolean;
  enforcement?: { scope: 'all' | 'selected'; domains?: readonly string[] };
  provisioning?: Provisioning;
  groupSync?: boolean;
}
export interface GroupSeed {
  environment: string;
  name: string;
  /** E-mail addresses; replaces the members. */
  members?: readonly string[];
  /** Products this group opens; replaces them. */
  features?: readonly AgenticProduct[];
}
export interface EndUserSeed {
  email: string;
  name?: string;
  environments?: readonly string[];
  /** Replaces the memberships. */
  groups?: readonly { environment: string; name: string }[];
  status?: UserStatus;
  password?: string;
}

/** A workspace, or a part of one, to be brought about: what exists is changed, what does not is made. */
export interface WorkspaceSeed {
  /** False: one environment `DEFAULT`. A change begins a new workspace. */
  environmentsProvisioned?: boolean;
  providers?: readonly ProviderSeed[];
  links?: readonly LinkSeed[];
  groups?: readonly GroupSeed[];
  endUsers?: readonly EndUserSeed[];
}

const require = createRequire(import.meta.url);

let compiled: ValidateFunction<WorkspaceSeed> | undefined;

/** Compiled once for every SP of the process: compiling takes longer than starting an SP. */
function compile(): ValidateFunction<WorkspaceSeed> {
  const schema: unknown = require('#package/sp-under-test/workspace/seed.schema.json');
  if (typeof schema !== 'object' || schema === null) throw new Error('seed.schema.json is no JSON Schema');
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<WorkspaceSeed>(schema);
}

/** Reads a seed from outside; every problem at once, each with its path. */
export function createSeedReader(): (input: unknown) => Result<WorkspaceSeed> {
  compiled ??= compile();
  const accepts = compiled;
  return (input) => {
    if (accepts(input)) return done(input);
    const errors = (accepts.errors ?? []).map(
      ({ instancePath, message, params }): FieldError => ({
        field: instancePath,
        code: 'seed_invalid',
        message: `${instancePath || '/'} ${message ?? 'is invalid'} ${JSON.stringify(params)}`,
      }),
    );
    return objections<WorkspaceSeed>(errors) ?? done({});
  };
}
