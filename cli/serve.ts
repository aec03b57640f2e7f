import { InvalidArgumentError } from 'commander';
import { sentenceOf } from './failure.ts';
import { answerSignals } from './signals.ts';

/** Closes everything on Ctrl-C or when asked to end, says what there is left to do, and ends. */
export function serveUntilEnd(
  servers: readonly { close(): Promise<void> }[],
  farewell: () => Promise<readonly string[]> = async () => [],
): void {
  const end = async () => {
    const lines = await farewell();
    if (lines.length > 0) console.log(['', ...lines].join('\n'));
    await Promise.all(servers.map((server) => server.close()));
  };
  let ending = false;
  answerSignals(() => {
    if (ending) process.exit(130);
    ending = true;
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(sentenceOf(error));
        process.exit(2);
      },
    );
  });
}

/** A port as an option: 0 takes any free one. */
export function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('Give a number from 0 to 65535; 0 takes any free port.');
}
