/** What hooks attach for the judge, by media type, and what each must look like. */
import { Ajv } from 'ajv';
import { type CaseEvidence, expectations, outcomes } from '../../verdict/index.ts';

export const evidenceMediaType = 'application/vnd.saml-assay.evidence+json';
/** A step after which the page was still the one of the last picture; its words belong to that picture, too. */
export const samePictureMediaType = 'application/vnd.saml-assay.same-picture';
/** In words, why there was no browser: whatever failed then says nothing about the SP. */
export const browserTroubleMediaType = 'application/vnd.saml-assay.browser-trouble';
export const seenMediaType = 'application/vnd.saml-assay.seen+json';
export const livenessMediaType = 'application/vnd.saml-assay.liveness+json';

// Not the schemas themselves: the schema of schemas takes longer to compile than both.
const ajv = new Ajv({ strict: false, validateSchema: false });
export const isEvidence = ajv.compile<CaseEvidence>({
  type: 'object',
  required: ['id', 'expected', 'outcome', 'delivered', 'durationMs', 'timeline'],
  properties: {
    id: { type: 'string' },
    expected: { enum: [...expectations] },
    outcome: { enum: [...outcomes] },
    delivered: { type: 'boolean' },
    durationMs: { type: 'number' },
    timeline: { type: 'array', items: { type: 'object', required: ['atMs', 'text'] } },
    inspection: {
      type: 'object',
      required: ['holds', 'seen'],
      properties: {
        holds: { type: 'boolean' },
        seen: { type: 'string' },
        shown: { type: 'object', required: ['title', 'text', 'spans'] },
      },
    },
  },
});
export const isSeen = ajv.compile<string[]>({ type: 'array', items: { type: 'string' } });
/** Without `cases` it speaks of the case it is attached to. */
export const isLiveness = ajv.compile<Life>({
  type: 'object',
  required: ['alive'],
  properties: {
    alive: { type: 'boolean' },
    gone: { type: 'boolean' },
    cases: { type: 'array', items: { type: 'string' } },
  },
});

/** How a sign-in after these cases ended; `gone`: nobody answered. */
export interface Life {
  alive: boolean;
  gone?: boolean;
  cases?: string[];
}

/** Throws where an attachment is not as agreed. */
export function parsed<T>(body: Buffer, check: (value: unknown) => value is T, what: string): T {
  const value: unknown = JSON.parse(body.toString('utf8'));
  if (check(value)) return value;
  throw new Error(`An attachment of ${what} is not as agreed: ${body.toString('utf8').slice(0, 200)}`);
}
