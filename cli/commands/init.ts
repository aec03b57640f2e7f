import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { anyAddress, loadProfile, probeSp, whereSubjectStands } from '../../sp-under-test/drivers/index.ts';
import { ConfigurationError, pageWhenSignedIn, preflight } from '../../steps/index.ts';
import { needChromium } from '../chromium.ts';
import {
  askFor,
  consentVariable,
  type Draft,
  draftOf,
  type InitOptions,
  missingIn,
  originsElsewhere,
  profileText,
} from '../init/index.ts';

interface Options extends InitOptions {
  sp?: string;
  out: string;
  force?: true;
  preflight: boolean;
}

/** `assay init`: writes the profile of an SP, and says whether it can be judged by it. Exit: 0 ready, 2 configuration, 3 not ready yet. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('write the profile of your SP: asks, or probes a running one')
    .option('--sp <url>', 'any page of the running SP: probes it')
    .option('--metadata <source>', 'metadata of the SP, URL or file')
    .option('--entity-id <uri>', 'entity ID, where there is no metadata')
    .option('--acs <url>', 'ACS URL, where there is no metadata')
    .option('--start <url>', 'a GET there begins a sign-in')
    .option('--whoami <url>', 'a protected page that says who is signed in')
    .option('--json <path>', 'where the subject stands in that page, if it is JSON; learned by a sign-in otherwise')
    .option('--pattern <expression>', 'or a regular expression whose first group is the subject')
    .option('--person <nameId...>', 'two accounts that the SP knows or creates')
    .option('--setup <command>', 'makes the SP trust the IdP, or starts it')
    .option('--ready <url>', 'answers once the SP is up')
    .option('--reset <hook>', 'puts the SP back to where set-up left it: a command, or a URL to get')
    .option('--cleanup <hook>', 'takes away what a run leaves: a command, or a URL to get')
    .addOption(new Option('--agent <browser>', 'chromium, where the sign-in needs script').choices(['chromium']))
    .option('--unsolicited-only', 'people come from the IdP alone: there is no --start')
    .option('--tenant-acs <url>', 'ACS of another tenant, which trusts an IdP of its own')
    .option('--tenant-start <url>', 'a GET there begins a sign-in at that tenant')
    .option('--tenant-whoami <url>', 'a protected page of that tenant that says who is signed in')
    .option('--tenant-person <nameId>', 'an account of that tenant, and of no other')
    .option('--consent <name>', 'who gives leave to attack an SP that is not on this machine')
    .option('--name <name>', 'name of the SP, for the report')
    .option('--out <file>', 'where the profile goes', 'assay.yaml')
    .option('--force', 'write over an existing file')
    .option('--no-preflight', 'only write the profile')
    .action(async (options: Options) => {
      process.exitCode = await init(options);
    });
}

const findChromium = (): string => needChromium(process.env, false);

async function init(options: Options): Promise<number> {
  const file = resolve(options.out);
  if (existsSync(file) && options.force !== true) {
    throw new ConfigurationError('profile_exists', `${options.out} exists: give --force to write over it, or --out.`);
  }
  const draft = await gather(options);
  const learns = draft.whoami.json === undefined && draft.whoami.pattern === undefined;
  // Until a sign-in has shown the page, any address in it will do.
  const whoami = learns ? { ...draft.whoami, pattern: anyAddress } : draft.whoami;
  if (asksLeave(draft)) {
    writeFileSync(file, profileText(draft));
    console.log(`Written: ${options.out}\n\n${leaveWords(draft)}`);
    return 3;
  }
  write(file, { ...draft, whoami });
  if (options.preflight && learns) await learn(file, draft);
  console.log(`Written: ${options.out}\n`);
  if (!options.preflight) return 0;
  return report(draft, await preflight({ profile: file, environment: process.env, findChromium }), options.out);
}

async function gather(options: Options): Promise<Draft> {
  const { metadata, setup, sp } = options;
  const probed = await probeSp({
    startedBySetup: setup !== undefined,
    ...(sp === undefined ? {} : { url: sp }),
    ...(metadata === undefined ? {} : { metadata }),
  });
  for (const note of probed.notes) console.log(`  ${note}`);
  const found = draftOf(options, probed);
  const asks = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const draft = asks ? await askFor(found, process.stdin, process.stdout) : found;
  const missing = missingIn(draft);
  if (missing.length === 0) return draft;
  throw new ConfigurationError(
    'init_incomplete',
    ['This could not be found out; say it by option:', ...missing.map((line) => `  ${line}`)].join('\n'),
  );
}

/** Its secret is nowhere yet, so that nothing can be proved. */
const asksLeave = (draft: Draft): boolean => draft.leaveBy !== undefined && process.env[consentVariable] === undefined;

function leaveWords(draft: Draft): string {
  const places = originsElsewhere(draft).map((origin) => `  ${origin}/.well-known/saml-assay`);
  return [
    'Not ready: an SP that is not on this machine is attacked only where it proves the leave. Make a secret',
    `  export ${consentVariable}=$(openssl rand -hex 32)`,
    'and have the line that',
    `  printf %s "$${consentVariable}" | sha256sum`,
    'prints answered, without a redirect, at',
    ...places,
    'Then run npx assay certify, which proves it before anything else.',
  ].join('\n');
}

/** Written before it is checked, so that a person can mend by hand what is refused. */
function write(file: string, draft: Draft): void {
  writeFileSync(file, profileText(draft));
  loadProfile(file, process.env);
}

/** Signs somebody in once to see where the page says who it is. */
async function learn(file: string, draft: Draft): Promise<void> {
  const url = draft.whoami.url ?? '';
  const page = await pageWhenSignedIn({ profile: file, environment: process.env, findChromium }, url);
  const place = page === undefined ? undefined : whereSubjectStands(page.body, page.person.nameId);
  if (place === undefined) return;
  console.log(`  Read-back: the subject stands at ${place.json ?? place.pattern}.`);
  write(file, { ...draft, whoami: { url, ...place } });
}

function report(draft: Draft, { findings, valid }: Awaited<ReturnType<typeof preflight>>, out: string): number {
  // Which sealing an SP wants is its own affair, as long as it accepts one.
  const bad = valid ? '–' : '✗';
  for (const { ok, text, what } of findings) console.log(`  ${ok ? '✓' : bad} ${what}: ${text}`);
  if (valid) {
    console.log(`\nReady: npx assay certify --profile ${out}`);
    return 0;
  }
  console.log('\nNot ready: mend what is marked ✗ and run npx assay certify, which begins with the same preflight.');
  if (draft.setup === undefined) {
    console.log(
      'Nothing makes the SP trust the IdP of a run: give hooks.setup, a command that finds the metadata in $ASSAY_IDP_METADATA_FILE.',
    );
  }
  return 3;
}
