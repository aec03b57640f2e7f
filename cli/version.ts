import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The version of the package. */
export function toolVersion(): string {
  const file = createRequire(import.meta.url).resolve('#package/package.json');
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('version' in parsed)) return 'unknown';
  return String(parsed.version);
}
