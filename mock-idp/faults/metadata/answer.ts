import type { MetadataWire } from '../../saml/index.ts';
import { type MetadataEntry, withBody } from './entry.ts';

const KEEP = 'SAMLMeta §4.3; IIP-MD02';
const longestDelayMs = 60_000;

function answer(
  name: string,
  effect: 'negative' | 'benign',
  summary: string,
  clause: string,
  apply: Extract<MetadataEntry, { point: 'metadata-wire' }>['apply'],
): MetadataEntry {
  return { name, effect, summary, clause, point: 'metadata-wire', apply };
}

const page = (title: string): MetadataWire => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><br></body></html>`,
});

/** The way of the redirects: each hop answers with another status, the last one with the document. */
const hops = [301, 302, 307];

/** How the Metadata URL answers. */
export const answerFaults: readonly MetadataEntry[] = [
  answer('metadata-server-error', 'negative', 'The Metadata URL answers with status 500.', KEEP, () => ({
    ...page('Internal Server Error'),
    status: 500,
  })),
  answer('metadata-garbage', 'negative', 'The Metadata URL answers with a page for people.', KEEP, () =>
    page('Welcome'),
  ),
  answer('metadata-truncated', 'negative', 'The document breaks off in the middle.', KEEP, (now) =>
    withBody(now, (body) => body.slice(0, Math.floor(body.length / 2))),
  ),
  {
    name: 'metadata-slow',
    effect: 'negative',
    summary: 'The Metadata URL keeps its caller waiting.',
    clause: KEEP,
    parameters: { milliseconds: `How long, up to ${longestDelayMs}.` },
    defaults: { milliseconds: '30000' },
    point: 'metadata-wire',
    apply: (now, { parameters }) => ({
      ...now,
      delayMs: Math.min(longestDelayMs, Math.max(0, Number.parseInt(parameters.milliseconds ?? '0', 10) || 0)),
    }),
  },
  answer(
    'metadata-redirected',
    'benign',
    'The Metadata URL leads on three times, by 301, 302 and 307, before it answers.',
    'IIP-MD02',
    (now, { url }) => {
      const next = new URL(url);
      const hop = Number(next.searchParams.get('hop') ?? '0');
      const status = hops[hop];
      if (status === undefined) return { ...now };
      next.searchParams.set('hop', String(hop + 1));
      return { status, headers: { location: next.href }, body: '' };
    },
  ),
  {
    name: 'metadata-redirected-elsewhere',
    effect: 'negative',
    summary: 'The Metadata URL leads to another server.',
    clause: 'SDP-MD02; CWE-295',
    parameters: { to: 'The address it leads to.' },
    point: 'metadata-wire',
    apply: (_now, { parameters }) => ({ status: 302, headers: { location: parameters.to ?? '' }, body: '' }),
  },
];
