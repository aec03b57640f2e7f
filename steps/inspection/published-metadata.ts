import { readFile } from 'node:fs/promises';
import { following, type Reach, type SpFacts } from '../../sp-under-test/drivers/index.ts';
import { type ReadDocument, readDocument, type Unreadable } from './document/read.ts';
import { childOf, childrenOf, type Element, ns, readAttribute } from './document/tree.ts';
import type { Answer, PublishedMetadata } from './evidence.ts';
import { publishedKeys } from './published-keys.ts';

const nothing =
  'This SP is given by entity ID and ACS, and nothing answers at its entity ID: name its metadata (field `metadata` of the profile) to have it inspected.';

/** Reads what an SP publishes: where its facts say; else, as metadata 4.1 has it, at its entity ID. */
export async function readMetadata(facts: SpFacts, reach: Reach): Promise<PublishedMetadata | { absent: string }> {
  const { entityId, metadataFile, metadataUrl } = facts;
  if (metadataFile !== undefined) {
    const document = await readDocument('The SP metadata', await readFile(metadataFile, 'utf8'), 'metadata');
    return published(metadataFile, { document, entityId, wellKnown: await wellKnownOf(facts, reach) });
  }
  const source = metadataUrl ?? (isOurs(facts) ? entityId : undefined);
  if (source === undefined) return { absent: nothing };
  const answer = await fetched(source, reach);
  const document = await readDocument('The SP metadata', answer.body, 'metadata');
  const looksLikeMetadata = !('unreadable' in document) && document.root.namespace === ns.md;
  // Metadata that the profile names must be there; what only might be there may be missing.
  if (metadataUrl === undefined && (answer.status !== 200 || !looksLikeMetadata)) return { absent: nothing };
  if (answer.status !== 200)
    throw new Error(`The SP metadata at ${source} could not be fetched: ${answer.status || answer.body}`);
  const second = await fetched(source, reach);
  return published(source, {
    answer,
    document,
    again: await readDocument('The SP metadata, fetched again', second.body, 'metadata'),
    entityId,
    wellKnown: source === entityId ? answer : await wellKnownOf(facts, reach),
  });
}

interface Found {
  answer?: Answer;
  document: ReadDocument | Unreadable;
  again?: ReadDocument | Unreadable;
  entityId: string;
  wellKnown: PublishedMetadata['wellKnown'];
}

/** Finds this SP in what it publishes. */
export function published(source: string, found: Found): PublishedMetadata {
  const entity = 'unreadable' in found.document ? undefined : entityOf(found.document.root, found.entityId);
  const roles = childrenOf(entity, ns.md, 'SPSSODescriptor');
  const speaking = roles.find((one) =>
    (readAttribute(one, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(ns.samlp),
  );
  const role = speaking ?? roles[0];
  return {
    source,
    answer: found.answer,
    document: found.document,
    again: found.again,
    entity,
    role,
    keys: publishedKeys(role),
    wellKnown: found.wellKnown,
  };
}

/** In an aggregate the one with this entity ID; a document about one entity is about this SP, whatever it says. */
function entityOf(root: Element, entityId: string): Element | undefined {
  if (root.namespace === ns.md && root.name === 'EntityDescriptor') return root;
  const inside = childrenOf(root, ns.md, 'EntityDescriptor');
  const named = inside.find((entity) => readAttribute(entity, 'entityID') === entityId);
  if (named !== undefined) return named;
  const groups = childrenOf(root, ns.md, 'EntitiesDescriptor').map((group) => entityOf(group, entityId));
  const found = groups.find((entity) => entity !== undefined);
  return found ?? inside.find((entity) => childOf(entity, ns.md, 'SPSSODescriptor') !== undefined);
}

/** Only where the SP itself listens: nobody else is asked anything. */
function isOurs({ acsUrl, entityId }: SpFacts): boolean {
  return URL.canParse(entityId) && /^https?:/.test(entityId) && new URL(entityId).origin === new URL(acsUrl).origin;
}

async function wellKnownOf(facts: SpFacts, reach: Reach): Promise<PublishedMetadata['wellKnown']> {
  if (isOurs(facts)) return fetched(facts.entityId, reach);
  return { notAsked: 'The entity ID is no address of the SP under test, and no other host is asked.' };
}

/** No answer at all is status 0: what only might be there may be missing. */
async function fetched(url: string, reach: Reach): Promise<Answer> {
  try {
    const { body, headers, status } = await following(reach, url, {
      headers: { accept: 'application/samlmetadata+xml, application/xml;q=0.9, */*;q=0.8' },
      signal: AbortSignal.timeout(10_000),
    });
    return { url, status, headers, body: (await body()).toString('utf8') };
  } catch (error) {
    return { url, status: 0, headers: {}, body: error instanceof Error ? error.message : String(error) };
  }
}
