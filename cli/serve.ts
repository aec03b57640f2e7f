import { InvalidArgumentError } from 'commander';

/** Closes everything on Ctrl-C or when asked to end, says what there is left to do, and ends. */
export function serveUntilEnd(
  servers: readonly { close(): Promise<void> }[],
  farewell: () => Promise<readonly string[]> = async () => [],
): void {
  const end = async () => {
    const lines = await farewell();
    if (lines.length > 0) console.log(['', ...lines].join('\n'));
    await Promise.all(servers.map((server) => server.close()));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
}

/** A port as an option: 0 takes any free one. */
export function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('Give a number from 0 to 65535; 0 takes any free port.');
}
