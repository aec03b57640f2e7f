import type { ReadDocument } from './document/read.ts';
import type { Evidence, PublishedMetadata, SentRequest } from './evidence.ts';
import { type Result, unjudged } from './result.ts';

/** A rule about each request: the first that breaks it is shown, and how many do is told. */
export function everyRequest({ requests }: Evidence, judge: (request: SentRequest) => Result): Result {
  const results = requests.map(judge);
  const first = results.find(({ kind }) => kind === 'broken');
  if (first?.kind === 'broken') {
    const many = results.filter(({ kind }) => kind === 'broken').length;
    return { ...first, seen: `${first.seen} (${many} of ${results.length} requests)` };
  }
  return results.find(({ kind }) => kind === 'holds') ?? results[0] ?? unjudged('The SP sent no AuthnRequest.');
}

/** The same about the messages. What is no XML is the subject of schema-valid alone. */
export function everyMessage(
  evidence: Evidence,
  judge: (message: ReadDocument, request: SentRequest) => Result,
): Result {
  return everyRequest(evidence, (request) =>
    'unreadable' in request.message
      ? unjudged(`${request.message.title} cannot be read: ${request.message.unreadable}`)
      : judge(request.message, request),
  );
}

/** What a rule about metadata looks at. */
export type ReadMetadata = Omit<PublishedMetadata, 'document'> & { document: ReadDocument };

/** A rule about what the SP publishes. What is no XML is the subject of schema-valid alone. */
export function inMetadata({ metadata }: Evidence, judge: (metadata: ReadMetadata) => Result): Result {
  if ('absent' in metadata) return unjudged(metadata.absent);
  const { document, ...rest } = metadata;
  if ('unreadable' in document) return unjudged(`The SP metadata cannot be read: ${document.unreadable}`);
  return judge({ ...rest, document });
}
