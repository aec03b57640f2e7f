import { IdpMetadataError, readIdpMetadata } from '../saml/index.ts';
import type { MetadataReading } from '../workspace/index.ts';
import type { Fetch } from './trusting-fetch.ts';

const limitMs = 10_000;
const limitBytes = 1_000_000;

/** Fetches IdP metadata at Set up (D-27): https, or http on loopback; bounded in time and size; no redirects elsewhere. */
export async function fetchMetadata(fetch: Fetch, address: string): Promise<MetadataReading> {
  const objection = addressObjection(address);
  if (objection !== undefined) return { ok: false, message: objection };
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(limitMs), redirect: 'error' });
    if (!response.ok) return { ok: false, message: `The metadata URL answered with status ${response.status}.` };
    const text = await readBounded(response);
    if (text === undefined) return { ok: false, message: 'The metadata is larger than 1 MB.' };
    return { ok: true, idp: { ...readIdpMetadata(text), metadataUrl: address } };
  } catch (error) {
    if (error instanceof IdpMetadataError) return { ok: false, message: error.message };
    return { ok: false, message: 'The metadata URL could not be reached.' };
  }
}

function addressObjection(address: string): string | undefined {
  if (!URL.canParse(address)) return 'Enter the full address of the metadata, beginning with https://.';
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return undefined;
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  if (protocol === 'http:' && loopback) return undefined;
  return 'The metadata URL must be https; http is allowed on this machine only.';
}

async function readBounded(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
