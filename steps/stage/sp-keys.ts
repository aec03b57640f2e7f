import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const pem = (name: string): string => readFileSync(require.resolve(`#package/fixtures/keys/${name}.pem`), 'utf8');
const read = (name: string) => ({ privateKey: pem(`${name}.key`), certificate: pem(`${name}.cert`) });

let keys: { signing: ReturnType<typeof read>; encryption: ReturnType<typeof read> } | undefined;

/** The SP's own keys on every stage: making new ones for each scenario would take longer than the scenario. */
export function spKeys() {
  keys ??= { signing: read('sp-signing'), encryption: read('sp-encryption') };
  return keys;
}
