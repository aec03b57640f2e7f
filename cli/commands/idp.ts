import type { Command } from 'commander';
import { createMockIdp, demoAdministrator, demoPassword, type MockIdp, readPublicUrl } from '../../mock-idp/index.ts';
import { ConfigurationError } from '../../steps/index.ts';
import { partyLog } from '../log.ts';
import { another, listening } from '../ports.ts';
import { readSeedFile } from '../seed-file.ts';
import { port, serveUntilEnd } from '../serve.ts';
import { addTlsOptions, readTls, type Tls, type TlsOptions } from '../tls/index.ts';
import { schemeWarnings, trustToRemove } from '../trust.ts';
import { watchSeed } from '../watch-seed.ts';
import { workers, workersWarning } from '../workers.ts';
import { addExport } from './idp-export.ts';

interface IdpOptions extends TlsOptions {
  data?: string;
  seed?: string;
  samlPort: number;
  adminPort: number;
  host: string;
  publicUrl?: string;
  domain: string;
  trustedProxy?: string[];
  organisation?: string[];
  watch?: boolean;
  laboratory?: boolean;
  unattended?: boolean | string;
  workers: number;
}

/** `assay idp`: the mock IdP alone. */
export function addIdp(program: Command): void {
  const command = program
    .command('idp')
    .description('run the mock IdP alone')
    .option('--data <folder>', 'keep the organisation, its keys and sessions in this folder')
    .option('--seed <file>', 'organisation to begin with, YAML or JSON; a filled data folder keeps what it has')
    .option('--watch', 'apply the seed again whenever its file changes; a bad file changes nothing')
    .option(
      '--unattended [token]',
      'answer requests that name a person without a page; beyond loopback with this token',
    )
    .option('--laboratory', 'let the sign-in page send any message as anybody; on by itself only on loopback')
    .option('--no-laboratory', 'do not')
    .option('--organisation <subdomain...>', 'further organisations, each with keys, state and trace of its own')
    .option(
      '--workers <number>',
      'processes behind the SAML port; what is armed, staged or in the laboratory one serves alone',
      workers,
      1,
    )
    .option('--saml-port <port>', 'port of sign-in, SSO and metadata; 0 takes any free one', port, 7080)
    .option('--admin-port <port>', 'port of the console and the control API, always on 127.0.0.1', port, 7081)
    .option('--host <address>', 'address that sign-in, SSO and metadata listen on', '127.0.0.1')
    .option('--public-url <url>', 'what browsers and SPs reach it at, where a proxy or a path stands in between')
    .option('--trusted-proxy <address...>', 'proxies, or ranges, whose X-Forwarded-Host and -Proto are believed')
    .option('--domain <name>', 'organisations answer by host as SUBDOMAIN.<name>, too', 'okta.localhost');
  addTlsOptions(command).action(run);
  addExport(command);
}

async function run({ data, seed, trustedProxy = [], organisation = [], ...options }: IdpOptions): Promise<void> {
  const { samlPort, adminPort, host, publicUrl, domain, watch, unattended, laboratory, workers } = options;
  if (watch && seed === undefined) throw new ConfigurationError('watch_what', '--watch needs --seed <file>.');
  const tls = await readTls(options, { domain, more: namesOf(host, publicUrl) }, data);
  const filling = seed === undefined ? undefined : await readSeedFile(seed);
  const begin = () =>
    createMockIdp({
      samlPort,
      adminPort,
      host,
      domain,
      trustedProxies: trustedProxy,
      workers,
      log: partyLog,
      ...(publicUrl !== undefined && { publicUrl }),
      ...(data !== undefined && { data }),
      ...(filling && { seed: filling }),
      ...(tls && { tls: tls.files }),
      ...(laboratory !== undefined && { laboratory }),
      ...(unattended !== undefined && { unattended: typeof unattended === 'string' ? { token: unattended } : true }),
    });
  const idp = await listening(begin, {
    port: (taken) => another(taken === samlPort ? '--saml-port' : '--admin-port'),
    host: '--host',
  });
  for (const subdomain of organisation) {
    if (!idp.organisations.list().includes(subdomain)) await idp.organisations.create({ subdomain });
  }
  serveUntilEnd([idp, ...(tls ? [tls] : [])], async () => [
    ...trustToRemove(await idp.trusts()),
    ...(tls?.farewell ?? []),
  ]);
  const lines = [
    ...welcome(idp, data, seed),
    ...(filling?.people?.some(({ administrator }) => administrator) ? [] : administratorLine(idp)),
    ...(await metadataLines(idp)),
    ...(await furtherLines(idp, tls, organisation)),
    ...workersWarning(workers),
  ];
  console.log([...lines, '', '  Ctrl-C ends it.'].join('\n'));
  if (watch && seed !== undefined) watchSeed(seed, idp, console.log);
}

/** Names beside loopback that a certificate has to cover. */
function namesOf(host: string, publicUrl: string | undefined): string[] {
  const usual = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'];
  const reached = publicUrl === undefined ? [] : [new URL(readPublicUrl(publicUrl)).hostname.replace(/^\[|\]$/g, '')];
  return [...new Set([host, ...reached])].filter((name) => !usual.includes(name));
}

function welcome(idp: MockIdp, data: string | undefined, seed: string | undefined): string[] {
  const { adminUrl, apiToken, controlToken, resumed, samlUrl } = idp;
  return [
    '',
    `  Sign in       ${samlUrl}/app/UserHome      end users' dashboard`,
    `  Okta admin    ${adminUrl}/admin`,
    `  Okta API      ${adminUrl}/api/v1      Authorization: SSWS ${apiToken}`,
    `  Control       ${adminUrl}/_assay      Authorization: Bearer ${controlToken}`,
    ...(data === undefined ? [] : [`  Data          ${data}${resumed ? ', as it was left' : ''}`]),
    ...(seed !== undefined && resumed
      ? [`  Not applied   ${seed}: the data folder holds an organisation already`]
      : []),
  ];
}

/** Whoever brings no administrator gets ours; what was left in a data folder may have another password by now. */
const administratorLine = ({ resumed }: MockIdp) =>
  resumed ? [] : [`  Password      ${demoPassword} for ${demoAdministrator.login}`];

/** More apps than anybody reads at a start are found in the console. */
const mostApps = 5;

/** What the SP of each app must trust. */
async function metadataLines(idp: MockIdp): Promise<string[]> {
  const apps = (await idp.trusts()).slice(0, mostApps);
  return Promise.all(apps.map(async ({ app }) => `  Metadata      ${await idp.metadataUrl(app)}      ${app}`));
}

/** The tokens of a further organisation; only of one that was named, for the others are opened when they are needed. */
async function tokensOf({ organisations }: MockIdp, subdomain: string): Promise<string[]> {
  const found = await organisations.get(subdomain);
  if (!found) return [];
  return [
    `  Okta API      ${found.adminUrl}/api/v1      Authorization: SSWS ${found.apiToken}`,
    `  Control       ${found.adminUrl}/_assay      Authorization: Bearer ${found.controlToken}`,
  ];
}

async function furtherLines(idp: MockIdp, tls: Tls | undefined, named: readonly string[]): Promise<string[]> {
  return [
    ...(idp.localUrl === idp.samlUrl ? [] : [`  Listens at    ${idp.localUrl}`]),
    ...idp.organisations
      .list()
      .map((one) => `  Organisation  ${idp.samlUrl}/o/${one}      ${idp.adminUrl}/o/${one}/admin`),
    ...(await Promise.all(named.map((subdomain) => tokensOf(idp, subdomain)))).flat(),
    ...(idp.unattendedToken === undefined
      ? []
      : [`  Unattended    x-assay-person: LOGIN      beyond loopback x-assay-token: ${idp.unattendedToken}`]),
    ...(tls?.welcome ?? []),
    ...schemeWarnings(await idp.trusts()),
  ];
}
