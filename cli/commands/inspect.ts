import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ConfigurationError } from '../../steps/index.ts';

interface InspectCommandOptions {
  json?: boolean;
  withSecrets?: boolean;
  certificate?: string;
  key?: string;
  now?: string;
  imitate?: string;
  send?: boolean;
  offLoopback?: boolean;
}

/** `assay inspect FILE|-`: what a SAML message says, and what is wrong with it. */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('decode, check and explain a Response, request, metadata file, trace export or HAR')
    .argument('<file>', 'XML, base64, a deflated query, a URL, a trace export or a HAR; - reads standard input')
    .option('--json', 'machine-readable')
    .option('--with-secrets', 'show signature and cipher values, too: with them a message can be sent again')
    .option('--certificate <file>', 'PEM to verify signatures with, in place of the one that they bring')
    .option('--key <file>', 'private key of the SP (PEM, RSA), to open what is encrypted for it')
    .option('--now <time>', 'check time windows as of then, such as 2026-11-21T09:30:00Z')
    .option('--imitate <seed>', 'write a seed for an app of the same shape, with a key of ours')
    .option('--send', 'send the message of a trace export again to the SP it names, on loopback')
    .option('--off-loopback', 'with --send: the SP is elsewhere, and it is mine to test')
    .action(inspect);
}

/** A URL, XML or base64 pasted as the argument: no file has such a name. */
const isMessage = (argument: string) =>
  /^https?:\/\/|^\s*<|SAML(Request|Response)=/.test(argument) ||
  (argument.length > 100 && /^[A-Za-z0-9+/=\s%_-]+$/.test(argument) && !existsSync(argument));

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by you',
};

/** Throws ConfigurationError, which says what to `give`. */
async function read(file: string, give: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(file, 'utf8');
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const why = unreadable[code] ?? `cannot be read (${code})`;
    throw new ConfigurationError('input_unreadable', `${file} ${why}: give ${give}.`);
  }
}

/** What an option's file holds; undefined without the option. */
async function given<T>(file: string | undefined, give: string, parse: (text: string, where: string) => T) {
  return file === undefined ? undefined : parse(await read(file, give), file);
}

/** Whoever reads a file or a pipe wants no escapes; https://no-color.org is heeded. */
const isTerminal = () => process.stdout.isTTY === true && !process.env.NO_COLOR;

function timeOf(now: string | undefined): Date {
  const time = now === undefined ? new Date() : new Date(now);
  if (!Number.isNaN(time.getTime())) return time;
  throw new ConfigurationError('now_invalid', `--now ${now}: give a time such as 2026-11-21T09:30:00Z.`);
}

async function inspect(file: string, options: InspectCommandOptions): Promise<void> {
  // xml-crypto and the parser are for this command alone.
  const { certificateOf, findMessages, imitate, inspectMessage, printMessage, privateKeyOf, sendAgain } = await import(
    '../inspect/index.ts'
  );
  const where = file === '-' ? 'standard input' : isMessage(file) ? 'the argument' : file;
  const text = isMessage(file) ? file : await read(file, 'a file with XML, base64, a trace export or a HAR');
  const found = await findMessages(text, where);
  const certificate = await given(
    options.certificate,
    'the certificate of the identity provider as PEM',
    certificateOf,
  );
  const key = await given(options.key, 'the private key of the SP as PEM', privateKeyOf);
  const messages = found.map((one) =>
    inspectMessage(one, {
      now: timeOf(options.now),
      withSecrets: options.withSecrets === true,
      ...(certificate && { certificate }),
      ...(key && { key }),
    }),
  );
  const sent = options.send ? await sendAgain(text, where, options.offLoopback === true) : undefined;
  if (options.imitate !== undefined) {
    const { stringify } = await import('yaml');
    await writeFile(options.imitate, stringify(imitate(found, key)));
  }
  if (options.json) console.log(JSON.stringify({ messages, ...(sent && { sent }) }, null, 2));
  else {
    console.log(messages.map((one) => printMessage(one, { colour: isTerminal() })).join('\n\n'));
    if (options.imitate !== undefined)
      console.log(`\n  Imitated in ${options.imitate}: assay idp --seed ${options.imitate}`);
    if (sent) {
      const { action, cookies, location, status } = sent;
      const led = location === undefined ? '' : `, to ${location}`;
      console.log(`\n  Sent again to ${action}: ${status}${led}; cookies set: ${cookies.join(', ') || 'none'}`);
    }
  }
  if (messages.some(({ checks }) => checks.some(({ verdict }) => verdict === 'bad'))) process.exitCode = 1;
}
