import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BundleError, loadCatalogue, openBundle, restartWords, verifyContents } from '../../reports/index.ts';

/** `assay verify`: is the seal whole, and does the evidence bear out every verdict? Exit: 0 yes, 1 no, 2 configuration, 3 needs another version. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('check the seal of a bundle and judge its evidence again')
    .argument('<bundle>', 'file that certify --bundle has written')
    .option('--key <file>', 'public key in PEM that must have made the seal')
    .action((file: string, { key }: { key?: string }) => {
      process.exitCode = verify(file, key);
    });
}

function verify(file: string, trusted: string | undefined): number {
  try {
    const { contents, key } = openBundle(read(file), trusted === undefined ? undefined : read(trusted));
    const findings = verifyContents(contents, loadCatalogue());
    for (const { id, judged, sealed } of findings) console.log(`  ${id}: sealed as ${sealed}, judged as ${judged}`);
    for (const words of restartWords(contents.configuration.facts.restarts)) {
      console.log(`  The SP was started anew ${words}`);
    }
    console.log(`Sealed by "${key.name}", ${key.fingerprint}${trusted === undefined ? '' : ', the key you gave'}.`);
    if (trusted === undefined) console.log('Anybody can make a key: give --key to demand the one you trust.');
    console.log(
      findings.length === 0
        ? `${contents.statement} All ${contents.verdicts.length} verdicts follow from the recorded evidence.`
        : 'The recorded evidence does not bear out what was sealed.',
    );
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    console.error(error.message);
    return error.code === 'catalogue_differs' ? 3 : error.code === 'key_unreadable' ? 2 : 1;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new BundleError('key_unreadable', `${file} cannot be read: check the path.`);
  }
}
