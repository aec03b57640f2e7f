import { createRequire } from 'node:module';
import type * as Saxes from 'saxes';

const load = createRequire(import.meta.url);
let loaded: typeof Saxes | undefined;

function saxes(): typeof Saxes {
  const found: typeof Saxes = loaded ?? load('saxes');
  loaded = found;
  return found;
}

/**
 * A parser that knows namespaces. The package is loaded by the first message that comes in: a start does not wait for it.
 * `position`: whether its errors say where in the text they stand, which costs a third of the reading.
 */
export function createXmlParser({ position = true } = {}): Saxes.SaxesParser<{ xmlns: true }> {
  const { SaxesParser } = saxes();
  return new SaxesParser({ xmlns: true, position });
}
