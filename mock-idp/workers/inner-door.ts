import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServerFor } from '../http/index.ts';

/** Where workers pass requests on to: a socket that nobody else of this machine can reach. */
export interface InnerDoor {
  path: string;
  close(): Promise<void>;
}

const isWindows = process.platform === 'win32';
/** A folder of our own keeps others out; a pipe of Windows has no place among the files. */
const freshPath = () =>
  isWindows ? `\\\\.\\pipe\\assay-idp-${randomUUID()}` : join(mkdtempSync(join(tmpdir(), 'assay-idp-')), 'door');

/** Takes away what it leaves in the file system. Workers do it for a holder that was killed; twice does no harm. */
export function clearInnerDoor(path: string): void {
  if (!isWindows) rmSync(dirname(path), { recursive: true, force: true });
}

/** Opens it. */
export async function openInnerDoor(serve: RequestListener): Promise<InnerDoor> {
  const path = freshPath();
  // Also when it is told to stop before there are workers.
  const clear = () => clearInnerDoor(path);
  process.once('exit', clear);
  const server = await createServerFor(serve);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        process.off('exit', clear);
        clear();
        resolve();
      });
      server.closeAllConnections();
    });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return { path, close };
}
