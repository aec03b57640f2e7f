import { IdpMetadataError, type IdpMetadataReason, readIdpMetadata } from '../../saml/index.ts';
import type { MetadataExpectation, MetadataReading } from '../../workspace/index.ts';
import { type Log, skewSeconds } from '../server-context.ts';
import type { Fetch } from './trusting-fetch.ts';

const limitMs = 10_000;
const limitBytes = 1_000_000;
const mostRedirects = 5;

/** What fetching needs from its surroundings. */
export interface FetchingPorts {
  fetch: Fetch;
  now(): Date;
  /** Metadata checks that are switched off, to prove that a suite notices. */
  off: readonly IdpMetadataReason[];
  log: Log;
}

/**
 * Fetches and reads IdP metadata (D-27): https, or http on loopback, at every hop; bounded in time, size and redirects.
 * Whatever goes wrong, the answer says so and nothing of the document is taken.
 */
export function createMetadataFetcher({ fetch, log, now, off }: FetchingPorts) {
  return async (address: string, expected: MetadataExpectation = {}): Promise<MetadataReading> => {
    try {
      const text = await download(fetch, address, AbortSignal.timeout(limitMs));
      const idp = readIdpMetadata(text, { ...expected, now: now(), skewSeconds, off });
      return { ok: true, idp: { ...idp, metadataUrl: address } };
    } catch (error) {
      if (error instanceof IdpMetadataError) {
        log.info({ address, reason: error.reason, detail: error.message }, 'metadata refused');
        return { ok: false, code: error.reason, message: error.message };
      }
      const message = error instanceof FetchObjection ? error.message : 'The metadata URL could not be reached.';
      return { ok: false, code: 'metadata_unusable', message };
    }
  };
}

class FetchObjection extends Error {}

async function download(fetch: Fetch, address: string, signal: AbortSignal): Promise<string> {
  let next = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const objection = addressObjection(next);
    if (objection !== undefined) throw new FetchObjection(objection);
    const response = await fetch(next, { signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return textOf(response);
    await response.body?.cancel();
    if (!URL.canParse(location, next)) throw new FetchObjection('The metadata URL leads to no web address.');
    const { href } = new URL(location, next);
    // Somebody else's server must not send this one to what only this machine can reach.
    if (isLoopback(href) && !isLoopback(next)) throw new FetchObjection('The metadata URL leads to this machine.');
    next = href;
  }
  throw new FetchObjection('The metadata URL leads on and on.');
}

function addressObjection(address: string): string | undefined {
  if (!URL.canParse(address)) return 'Enter the full address of the metadata, beginning with https://.';
  const { protocol } = new URL(address);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(address))) return undefined;
  return 'The metadata URL must be https; http is allowed on this machine only.';
}

function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

async function textOf(response: Response): Promise<string> {
  if (!response.ok) throw new FetchObjection(`The metadata URL answered with status ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw new FetchObjection('The metadata is larger than 1 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
