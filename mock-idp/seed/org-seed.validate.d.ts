import type { ValidateFunction } from 'ajv';
import type { OrgSeed } from './model.ts';

/** Made of the schema ahead of time: compiling it takes a tenth of a second, which every start with a seed would wait for. */
export declare const validate: ValidateFunction<OrgSeed>;
