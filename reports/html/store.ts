import { gzipSync } from 'node:zlib';

/**
 * What a page holds but does not show yet: the insides of closed cards, compressed together, so that a message that many
 * cases sent costs its bytes about once. The page's script opens it when somebody opens a card.
 */
export class Store {
  readonly #bodies: string[] = [];

  /** Takes the HTML of a card's inside; answers where it lies. */
  put(html: string): number {
    this.#bodies.push(html);
    return this.#bodies.length - 1;
  }

  /** For a script element: base64 holds nothing that could end it. */
  packed(): string {
    return gzipSync(JSON.stringify(this.#bodies), { level: 9 }).toString('base64');
  }
}
