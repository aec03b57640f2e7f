import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { DriverError } from '../driver-error.ts';
import { encryptionOf } from '../encryption-keys.ts';
import type { AcsEndpoint, LogoutService, SpFacts, SpLogout } from '../port.ts';
import { following, plainReach, type Reach } from '../reach/index.ts';
import { isLoopback } from './loopback.ts';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';
const POST = `${BINDINGS}HTTP-POST`;

/** Entity ID and ACS from an SP's metadata, given as URL or as a file beside the profile. */
export async function factsFromMetadata(
  source: string,
  directory: string,
  nameIdFormat: string,
  { allowed = isLoopback, reach = plainReach }: { reach?: Reach; allowed?: (url: string) => boolean } = {},
): Promise<SpFacts> {
  const isUrl = /^https?:/i.test(source);
  const metadataFile = resolve(directory, source);
  const xml = isUrl ? await fetched(source, reach) : await fileText(metadataFile);
  const { acsEndpoints = [], ...facts } = factsOf(xml, source);
  const foreign = [facts.acsUrl, ...logoutPlaces(facts)].find((url) => !allowed(url));
  if (foreign !== undefined) {
    throw new DriverError(
      'target_not_loopback',
      `${source} names ${foreign}: the SP must run on this machine (localhost or 127.0.0.1), or the profile must have consent for ${originOf(foreign)}.`,
    );
  }
  // Metadata that serves production, too, names places there; nothing will be sent to them.
  const near = acsEndpoints.filter(({ url }) => allowed(url));
  return {
    ...facts,
    ...(near.length === 0 ? {} : { acsEndpoints: near }),
    nameIdFormat,
    ...(isUrl ? { metadataUrl: source } : { metadataFile }),
  };
}

const logoutPlaces = ({ logout }: Pick<SpFacts, 'logout'>): string[] =>
  (logout?.services ?? []).flatMap(({ responseUrl, url }) => [url, ...(responseUrl ? [responseUrl] : [])]);

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

async function fetched(url: string, reach: Reach): Promise<string> {
  const status = await statusOrText(url, reach);
  if (typeof status === 'string') return status;
  throw new DriverError(
    'metadata_unreadable',
    `The SP metadata at ${url} cannot be read: the SP answers HTTP ${status}. Its log may say why; or give sp.entityId and sp.acsUrl instead.`,
  );
}

/** What stands at the address, or the status that stands in its place. */
async function statusOrText(url: string, reach: Reach): Promise<string | number> {
  try {
    const answer = await following(reach, url, { signal: AbortSignal.timeout(10_000) });
    if (answer.status === 200) return (await answer.body()).toString('utf8');
    answer.leave();
    return answer.status;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DriverError(
      'metadata_unreadable',
      `The SP metadata at ${url} cannot be read (${reason}): start the SP first, or give sp.entityId and sp.acsUrl instead.`,
    );
  }
}

async function fileText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new DriverError(
      'metadata_unreadable',
      `The SP metadata file ${file} cannot be read: paths are relative to the profile.`,
    );
  }
}

type Found = Pick<SpFacts, 'entityId' | 'acsUrl' | 'acsEndpoints' | 'encryption' | 'logout'>;

function factsOf(xml: string, source: string): Found {
  const document = parsed(xml);
  const entity = document?.getElementsByTagNameNS(MD, 'EntityDescriptor').item(0);
  const services = entity?.getElementsByTagNameNS(MD, 'AssertionConsumerService');
  const posts = Array.from({ length: services?.length ?? 0 }, (_, index) => services?.item(index)).flatMap((service) =>
    service?.getAttribute('Binding') === POST ? [service] : [],
  );
  const chosen = posts.find((service) => /^(true|1)$/.test(service.getAttribute('isDefault') ?? '')) ?? posts[0];
  const entityId = entity?.getAttribute('entityID') ?? '';
  const acsUrl = chosen?.getAttribute('Location') ?? '';
  if (entityId === '' || acsUrl === '') {
    throw new DriverError(
      'metadata_unreadable',
      `${source} is no SP metadata with an entityID and an AssertionConsumerService for HTTP-POST.`,
    );
  }
  const acsEndpoints = othersAmong(posts, acsUrl);
  const encryption = encryptionOf(entity ?? undefined);
  const logout = logoutOf(entity);
  return {
    entityId,
    acsUrl,
    ...(acsEndpoints.length === 0 ? {} : { acsEndpoints }),
    ...(encryption === undefined ? {} : { encryption }),
    ...(logout === undefined ? {} : { logout }),
  };
}

type Entity = Element | null;

/** Services at other addresses than the default one, each address once. */
function othersAmong(posts: readonly Element[], acsUrl: string): AcsEndpoint[] {
  const found = new Map<string, number>();
  for (const service of posts) {
    const [url, index] = [service.getAttribute('Location') ?? '', Number(service.getAttribute('index'))];
    if (url !== '' && url !== acsUrl && Number.isInteger(index) && !found.has(url)) found.set(url, index);
  }
  return [...found].map(([url, index]) => ({ url, index }));
}

/** What metadata says of single logout; undefined where it names no service for a binding that browsers carry. */
function logoutOf(entity: Entity | undefined): SpLogout | undefined {
  const all = (name: string, namespace = MD) => Array.from(entity?.getElementsByTagNameNS(namespace, name) ?? []);
  const services = all('SingleLogoutService').flatMap((service): LogoutService[] => {
    const binding = service.getAttribute('Binding')?.replace(BINDINGS, '');
    const url = service.getAttribute('Location') ?? '';
    const responseUrl = service.getAttribute('ResponseLocation');
    if ((binding !== 'HTTP-Redirect' && binding !== 'HTTP-POST') || url === '') return [];
    return [{ binding, url, ...(responseUrl ? { responseUrl } : {}) }];
  });
  const signingCertificates = all('KeyDescriptor')
    .filter((descriptor) => descriptor.getAttribute('use') !== 'encryption')
    .flatMap((descriptor) => Array.from(descriptor.getElementsByTagNameNS(DS, 'X509Certificate')))
    .map((certificate) => (certificate.textContent ?? '').replace(/\s+/g, ''));
  return services.length === 0 ? undefined : { services, signingCertificates };
}

function parsed(xml: string) {
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  try {
    return new DOMParser().parseFromString(xml, 'text/xml');
  } catch {
    return undefined;
  }
}
