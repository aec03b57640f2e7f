import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { ConformanceReport } from './model.ts';

/** The report is not what its own schema promises to readers. */
export class InvalidReportError extends Error {
  readonly code = 'report_invalid';
  constructor(detail: string) {
    super(`The report does not match its schema: ${detail}`);
    this.name = 'InvalidReportError';
  }
}

function validator() {
  const file = createRequire(import.meta.url).resolve('#package/reports/conformance/conformance.schema.json');
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv.compile<ConformanceReport>(JSON.parse(readFileSync(file, 'utf8')));
}

/** Holds a report against `conformance.schema.json`. */
export function validateReport(report: unknown): ConformanceReport {
  const valid = validator();
  if (valid(report)) return report;
  throw new InvalidReportError(new Ajv().errorsText(valid.errors));
}

/** Reads a `conformance.json` that a run has written. */
export function readReport(file: string): ConformanceReport {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new InvalidReportError(`${file} cannot be read as JSON: give the conformance.json of a run.`);
  }
  return validateReport(value);
}
