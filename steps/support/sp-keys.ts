import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const pem = (name: string): string => readFileSync(require.resolve(`#package/fixtures/keys/${name}.pem`), 'utf8');
const read = (name: string) => ({ privateKey: pem(`${name}.key`), certificate: pem(`${name}.cert`) });

let keys: { signing: ReturnType<typeof read>; encryption: ReturnType<typeof read>[] } | undefined;

/** The reference SP's own keys, two for encryption as while keys roll over: making new ones for each start would take longer than a scenario. */
export function spKeys() {
  keys ??= { signing: read('sp-signing'), encryption: [read('sp-encryption'), read('sp-encryption-next')] };
  return keys;
}
