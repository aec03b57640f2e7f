/** Hostile HTTP, octet by octet: what no library would send. A seed makes the same octets again. */
import { connect } from 'node:net';
import { createRandom, type Random } from './random.ts';

/** What came of one connection. */
export interface Knock {
  octets: Buffer;
  /** Statuses of all answers on the connection, in order. */
  statuses: number[];
  /** It ended by itself, or by our leaving, before anybody lost patience. */
  ended: boolean;
}

const methods = ['GET', 'POST', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'CONNECT', 'PRI', 'get', 'G\u0000T', ''] as const;
const versions = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', ''] as const;
const queries = [
  '',
  '?SAMLRequest=AAAA',
  '?SAMLRequest=AAAA&SAMLRequest=BBBB',
  '?SAMLRequest=%',
  '?SAMLRequest=%zz&RelayState=%E0%A4%A',
  '?__proto__=1&constructor=2&SAMLRequest[]=1',
  '?pending=../../x&fromURI=//evil.example',
  '??&&==&',
  `?a=${'b'.repeat(20_000)}`,
] as const;
const bodies = [
  '',
  'SAMLRequest=AAAA',
  'SAMLResponse=AAAA&SAMLResponse=BBBB',
  'SAMLResponse=%&RelayState=%zz',
  '%00=%00&=&&&;',
  `${'a=b&'.repeat(40_000)}`,
  `SAMLResponse=${'A'.repeat(900_000)}`,
  '{"SAMLResponse":"AAAA"}',
  '\u0000\u00ff\ufffe',
] as const;
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-7',
  'APPLICATION/X-WWW-FORM-URLENCODED;;',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/plain',
] as const;
const oddHeaders = [
  'Expect: 100-continue',
  'Expect: something-else',
  'Connection: close',
  'Connection: upgrade\r\nUpgrade: websocket',
  'Content-Encoding: gzip',
  'Content-Encoding: br, gzip',
  'Content-Encoding: __proto__',
  'Cookie: sid=%; idp_csrf=%zz; =; ;;',
  `Cookie: ${'a=b; '.repeat(2_000)}`,
  `X-Long: ${'x'.repeat(70_000)}`,
  'X-Forwarded-Host: evil.example',
  'Host: second.example',
  'Origin: null',
  'Transfer-Encoding: gzip, chunked',
  'Authorization: Bearer \u00ff',
  'Range: bytes=0-,0-,0-',
  'No colon at all',
  ' folded: header',
] as const;

/** Path tricks around an address that is there. */
function pathOf(path: string, random: Random): string {
  const forms: readonly [string, ...string[]] = [
    path,
    path,
    `//evil.example${path}`,
    `http://evil.example${path}`,
    `${path}/..%2f..%2f`,
    path.replaceAll('/', '//'),
    path.replaceAll('/', '\\'),
    path.replaceAll('a', '%61'),
    `${path}%00`,
    `${path}%`,
    `${path};x=y`,
    `${path}#fragment`,
    `/./.${path}`,
    '*',
    '/__proto__/constructor/%E0%A4%A',
    `/${'x/'.repeat(3_000)}`,
    '',
  ];
  return random.pick(forms);
}

function chunked(body: Buffer, random: Random): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const size = Math.min(body.length - at, 1 + random.below(random.chance(0.5) ? 10 : 60_000));
    chunks.push(Buffer.from(`${size.toString(16)}\r\n`), body.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  const end = random.pick(['0\r\n\r\n', '0\r\nTrailer: x\r\n\r\n', 'zz\r\n', '-1\r\n\r\n', '']);
  return Buffer.concat([...chunks.slice(0, 3_000), Buffer.from(end)]);
}

function requestOf(path: string, random: Random): Buffer {
  const body = Buffer.from(random.pick(bodies), 'latin1');
  const method = random.chance(0.7) ? random.pick(['GET', 'POST']) : random.pick(methods);
  const lines = [
    `${method} ${pathOf(path, random)}${random.pick(queries)} ${random.pick(versions)}`,
    'Host: localhost',
  ];
  for (let left = random.below(4); left > 0; left -= 1) lines.push(random.pick(oddHeaders));
  lines.push(`Content-Type: ${random.pick(types)}`);
  const inChunks = random.chance(0.3);
  if (inChunks) lines.push('Transfer-Encoding: chunked');
  if (!inChunks || random.chance(0.1)) {
    const right = random.chance(0.8);
    lines.push(`Content-Length: ${right ? body.length : random.pick([body.length + 7, -1, 1e15, 'x', '0x10'])}`);
  }
  const ending = random.chance(0.95) ? '\r\n' : '\n';
  return Buffer.concat([
    Buffer.from(`${lines.join(ending)}${ending}${ending}`, 'latin1'),
    inChunks ? chunked(body, random) : body,
  ]);
}

/** The octets of a connection: one request, or several that do not wait for each other; some with an octet changed. */
export function octetsOf(paths: readonly [string, ...string[]], seed: number): Buffer {
  const random = createRandom(seed);
  const requests = Array.from({ length: random.chance(0.3) ? 2 + random.below(6) : 1 }, () =>
    requestOf(random.pick(paths), random),
  );
  const octets = Buffer.concat(requests);
  if (random.chance(0.2)) octets[random.below(octets.length)] = random.below(256);
  return octets;
}

/** Longer than anybody may wait who sends at once and then goes. */
const patienceMs = 30_000;

/** Sends the octets of a seed, in a few pieces, half-closes, and reads whatever is answered. */
export function knock(base: string, paths: readonly [string, ...string[]], seed: number): Promise<Knock> {
  const octets = octetsOf(paths, seed);
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      const cut = seed % octets.length;
      socket.write(octets.subarray(0, cut), () => socket.end(octets.subarray(cut)));
    });
    const finish = (ended: boolean) => {
      clearTimeout(late);
      socket.destroy();
      const statuses = [...answer.matchAll(/^HTTP\/1\.[01] (\d{3}) /gm)].map(([, status]) => Number(status));
      resolve({ octets, statuses, ended });
    };
    const late = setTimeout(() => finish(false), patienceMs);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    // A reset is an end, too: the other side need not hear us out.
    socket.once('close', () => finish(true)).on('error', () => undefined);
  });
}
