import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { ConformanceReport } from './model.ts';

/** The report is not what its own schema promises to readers: a fault of this tool. */
export class InvalidReportError extends Error {
  readonly code = 'report_invalid';
  constructor(detail: string) {
    super(`The report does not match its schema: ${detail}`);
    this.name = 'InvalidReportError';
  }
}

/** Holds a report against `conformance.schema.json`. */
export function validateReport(report: ConformanceReport): void {
  const file = createRequire(import.meta.url).resolve('#package/reports/conformance/conformance.schema.json');
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  const schema: object = JSON.parse(readFileSync(file, 'utf8'));
  if (!ajv.validate(schema, report)) throw new InvalidReportError(ajv.errorsText(ajv.errors));
}
