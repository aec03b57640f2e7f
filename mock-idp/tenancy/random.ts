import { randomFillSync } from 'node:crypto';

/** Drawn at once: asking the generator costs as much for a few octets as for thousands, and every message asks several times. */
const supply = 8 * 1024;

/** Random octets, none of which is handed out twice. */
export function createRandom(): (bytes: number) => Buffer {
  let octets = Buffer.alloc(0);
  return (bytes) => {
    if (bytes > octets.length) octets = randomFillSync(Buffer.allocUnsafeSlow(Math.max(supply, bytes)));
    const taken = Buffer.from(octets.subarray(0, bytes));
    octets.fill(0, 0, bytes);
    octets = octets.subarray(bytes);
    return taken;
  };
}
