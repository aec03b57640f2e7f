/** A listener could not be had; the sentence names what this command can do about it. */
class PortError extends Error {
  readonly code = 'port_not_to_be_had';
}

/** What a command says to whoever must choose another: port, or address. */
export interface Choices {
  /** How another port is chosen in place of this one. */
  port(taken: number): string;
  /** The option that names the address; absent where there is none. */
  host?: string;
}

/**
 * Starts something that listens. What a party or the system says of a port in its own words, which name the option of
 * an API or no remedy at all, is said in the words of this command.
 */
export async function listening<T>(start: () => Promise<T>, choices: Choices): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw inWordsOf(choices, error);
  }
}

function inWordsOf(choices: Choices, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && 'address' in error)) return error;
  const { address, code } = error;
  // Where any port would have done there is none in the error.
  const port = 'port' in error ? Number(error.port) : 0;
  if (code === 'EADDRINUSE' || code === 'port_taken') {
    const remedy = choices.port(port);
    return new PortError(`Port ${port} on ${address} is in use: stop what listens there, or ${remedy}.`);
  }
  if (code === 'EADDRNOTAVAIL' && choices.host !== undefined) {
    return new PortError(`This machine has no address ${address}: choose one that it has with ${choices.host}.`);
  }
  if (code === 'EACCES') {
    const remedy = choices.port(port);
    return new PortError(`You may not listen on port ${port} of ${address}: ${remedy}.`);
  }
  return error;
}

/** Another port by this option. */
export function another(option: string): string {
  return `choose another with ${option} (0 takes any free one)`;
}
