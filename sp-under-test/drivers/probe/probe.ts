import { basename } from 'node:path';
import { factsFromMetadata, isLoopback } from '../black-box/index.ts';
import { DriverError } from '../driver-error.ts';
import { senderOf } from './authn-request.ts';
import { metadataPaths, readBackPaths, startPaths } from './well-known.ts';

/** What somebody knows of the SP to begin with. */
export interface ProbeTarget {
  /** Any page of the running SP. */
  url?: string;
  /** Metadata: a URL, or a file. */
  metadata?: string;
  /** A set-up command will start the SP: many cannot run before they have the metadata of an IdP. */
  startedBySetup?: boolean;
}

/** What was found; whatever is missing could not be seen from outside. */
export interface Probed {
  name?: string;
  /** Address or file of the metadata. */
  metadata?: string;
  sp?: { entityId: string; acsUrl: string };
  start?: string;
  whoami?: string;
  /** The sign-in goes on by script alone. */
  agent?: 'chromium';
  /** Other ACS that its metadata names. */
  acsEndpoints?: { url: string; index: number }[];
  /** How each thing was found, or why not: for people. */
  notes: string[];
}

const anyFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const patienceMs = 3_000;

/** Looks at an SP from outside: its metadata, where a sign-in begins, which page needs one. Signs nobody in and changes nothing. */
export async function probeSp(target: ProbeTarget): Promise<Probed> {
  const probed: Probed = { notes: [] };
  if (target.url !== undefined && !isLoopback(target.url)) {
    throw new DriverError(
      'target_not_loopback',
      `--sp ${target.url}: probing asks for pages nobody announced, so the SP must run on this machine (localhost or 127.0.0.1).`,
    );
  }
  if (target.metadata !== undefined) await lookAtMetadata(probed, target.metadata, target.startedBySetup === true);
  const origin = originOf(target.url ?? probed.sp?.acsUrl);
  if (origin === undefined) return probed;
  probed.name ??= new URL(origin).host;
  if ((await visit(origin)) === undefined) {
    probed.notes.push(
      target.startedBySetup === true
        ? `Nothing answers at ${origin} yet, and --setup starts the SP only after this: say the rest by option.`
        : `Nothing answers at ${origin}: start the SP, or say the rest by option.`,
    );
    return probed;
  }
  if (probed.metadata === undefined) await findMetadata(probed, origin);
  await findStart(probed, origin, target.url);
  await findReadBack(probed, origin);
  return probed;
}

/** Metadata of an SP that is still to be started is taken at its word, and read once set-up has run. */
async function lookAtMetadata(probed: Probed, source: string, startedBySetup: boolean): Promise<void> {
  if (!startedBySetup || !isLoopback(source) || (await visit(source)) !== undefined) {
    return await takeMetadata(probed, source);
  }
  probed.metadata = source;
  probed.name = new URL(source).host;
  probed.notes.push(`Metadata: ${source} does not answer yet; it is read once --setup has started the SP.`);
}

async function takeMetadata(probed: Probed, source: string): Promise<void> {
  const { acsEndpoints, acsUrl, entityId } = await factsFromMetadata(source, process.cwd(), anyFormat);
  probed.metadata = source;
  probed.sp = { entityId, acsUrl };
  probed.name = /^https?:/i.test(source) ? new URL(acsUrl).host : basename(source).replace(/\.xml$/i, '');
  probed.notes.push(`Metadata: ${source} (entity ID ${entityId}, ACS ${acsUrl}).`);
  if (acsEndpoints === undefined) return;
  probed.acsEndpoints = acsEndpoints.map((endpoint) => ({ ...endpoint }));
  probed.notes.push(
    `Other ACS: ${acsEndpoints.map(({ url }) => url).join(', ')}; say in acsEndpoints how a sign-in is led there, to judge more.`,
  );
}

async function findMetadata(probed: Probed, origin: string): Promise<void> {
  for (const path of metadataPaths) {
    const answer = await visit(`${origin}${path}`);
    if (answer?.status !== 200 || !answer.body.includes('EntityDescriptor')) continue;
    try {
      return await takeMetadata(probed, `${origin}${path}`);
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      probed.notes.push(error.message);
    }
  }
  probed.notes.push('Metadata: none at the usual addresses.');
}

async function findStart(probed: Probed, origin: string, given: string | undefined): Promise<void> {
  for (const url of [...(given === undefined ? [] : [given]), ...startPaths.map((path) => `${origin}${path}`)]) {
    const answer = await visit(url);
    const sender = answer === undefined ? undefined : senderOf(answer);
    if (sender === undefined) {
      if (probed.start === undefined && answer !== undefined && new URL(url).pathname !== '/' && goesOnByScript(answer))
        takeScripted(probed, url);
      continue;
    }
    delete probed.agent;
    probed.start = url;
    probed.notes.push(`Start: ${url} sends an AuthnRequest.`);
    if (probed.sp === undefined && sender.acsUrl !== undefined) {
      probed.sp = { entityId: sender.entityId, acsUrl: sender.acsUrl };
      probed.notes.push(`The AuthnRequest names entity ID ${sender.entityId} and ACS ${sender.acsUrl}.`);
    }
    return;
  }
  if (probed.start !== undefined) return;
  probed.notes.push('Start: no usual address sends an AuthnRequest; an SP that trusts no IdP yet may send none.');
}

async function findReadBack(probed: Probed, origin: string): Promise<void> {
  for (const path of readBackPaths) {
    const answer = await visit(`${origin}${path}`);
    if (answer === undefined || !turnsAway(answer)) continue;
    probed.whoami = `${origin}${path}`;
    probed.notes.push(`Read-back: ${origin}${path} turns an anonymous visitor away.`);
    return;
  }
  probed.notes.push('Read-back: no usual address turns an anonymous visitor away.');
}

/** A page without form or link, so that nobody gets on from it but by script. */
const goesOnByScript = ({ body, status }: Answer): boolean =>
  status === 200 && /<script\b/i.test(body) && !/<(?:form|a)\b/i.test(body);

function takeScripted(probed: Probed, url: string): void {
  probed.start = url;
  probed.agent = 'chromium';
  probed.notes.push(`Start: ${url} goes on by script alone, so that Chromium is used.`);
}

const turnsAway = ({ status }: Answer): boolean => status === 401 || status === 403 || (status >= 300 && status < 400);

interface Answer {
  status: number;
  location: string | null;
  body: string;
}

async function visit(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    return {
      status: response.status,
      location: response.headers.get('location'),
      body: (await response.text()).slice(0, 200_000),
    };
  } catch {
    return undefined;
  }
}

const originOf = (url: string | undefined): string | undefined =>
  url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
