/** What a reverse proxy says of the request it passes on. Believed only of those named, or anybody could say it. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What the browser asked for, as far as we know. */
export interface Asked {
  scheme: 'http' | 'https';
  host: string;
}

/** A setting that names no address. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code = 'proxy_invalid';
}

/** Reads what was asked for; `own` is the scheme of the listener. */
export type ReadAsked = (request: IncomingMessage, own: Asked['scheme']) => Asked;

function listOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const widest = family === 'ipv6' ? 128 : 32;
    const length = bits === undefined ? widest : Number(bits);
    if (isIP(address) === 0 || bits === '' || !Number.isInteger(length) || length < 0 || length > widest) {
      throw new ProxyError(`${entry} is no address of a proxy: give an IP address, or a range as 10.0.0.0/8.`);
    }
    list.addSubnet(address, length, family);
  }
  return list;
}

/** The value that the hop nearest to us wrote: what stands before it came from further away. */
function nearest(header: string | string[] | undefined): string | undefined {
  return [header].flat().at(-1)?.split(',').at(-1)?.trim() || undefined;
}

/** Makes the reader. `trusted`: addresses and ranges whose `X-Forwarded-*` is believed. Throws ProxyError. */
export function createReadAsked(trusted: readonly string[]): ReadAsked {
  const list = listOf(trusted);
  const trusts = (address: string) => {
    // A socket that takes both families names IPv4 callers in IPv6 notation.
    const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
  return ({ headers, socket }, own) => {
    const asked: Asked = { scheme: own, host: headers.host ?? '' };
    if (trusted.length === 0 || !trusts(socket.remoteAddress ?? '')) return asked;
    const scheme = nearest(headers['x-forwarded-proto']);
    const host = nearest(headers['x-forwarded-host']);
    return {
      scheme: scheme === 'http' || scheme === 'https' ? scheme : own,
      host: host ?? asked.host,
    };
  };
}
