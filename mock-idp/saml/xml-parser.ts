import { createRequire } from 'node:module';
import type * as Saxes from 'saxes';

const load = createRequire(import.meta.url);
const saxes = (): typeof Saxes => load('saxes');

/** A parser that knows namespaces. The package is loaded by the first message that comes in: a start does not wait for it. */
export function createXmlParser(): Saxes.SaxesParser<{ xmlns: true }> {
  const { SaxesParser } = saxes();
  return new SaxesParser({ xmlns: true });
}
