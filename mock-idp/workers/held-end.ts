import type { ServerResponse } from 'node:http';

/**
 * An answer leaves only when `ready` says so: nobody may read in an answer what another process does not know yet.
 * `ready`: undefined when there is nothing to wait for. Where waiting fails, nobody gets an answer that is not true.
 */
export function holdEnd(response: ServerResponse, ready: () => Promise<unknown> | undefined): void {
  const end = response.end;
  response.end = (...given: unknown[]) => {
    const waiting = ready();
    if (waiting === undefined) return Reflect.apply(end, response, given);
    waiting.then(
      () => Reflect.apply(end, response, given),
      () => response.destroy(),
    );
    return response;
  };
}
