import { createHash } from 'node:crypto';
import type { CaseEvidence } from '../verdict/index.ts';

/** Values of query parameters are theirs who sent them: sessions, tokens, whole messages. */
const query = /([?&][\w.~-]+=)[^&\s"'<>#]+/g;
/** What only proves that a message was signed or encrypted, and bulk that nobody reads. */
const secrets = /(<(?:\w+:)?(?:SignatureValue|CipherValue|X509Certificate)[^>]*>)[^<]+/g;

const withoutQuery = (text: string): string => text.replaceAll(query, '$1…');
const withoutSecrets = (xml: string): string => xml.replaceAll(secrets, '$1…');

/** The transcript of a case without what it does not need: what pages said stands as a digest. */
export function redacted(evidence: CaseEvidence): CaseEvidence {
  const { answer, inspection, plain, sent, timeline, ...rest } = evidence;
  return {
    ...rest,
    timeline: timeline.map(({ atMs, text }) => ({ atMs, text: withoutQuery(text) })),
    ...(inspection === undefined ? {} : { inspection: { holds: inspection.holds, seen: inspection.seen } }),
    ...(sent === undefined ? {} : { sent: withoutSecrets(sent) }),
    ...(plain === undefined ? {} : { plain: withoutSecrets(plain) }),
    ...(answer === undefined
      ? {}
      : { answer: { status: answer.status, url: withoutQuery(answer.url), excerpt: digestOf(answer.excerpt) } }),
  };
}

const digestOf = (text: string): string =>
  `${text.length} characters, SHA-256 ${createHash('sha256').update(text).digest('hex')}`;
