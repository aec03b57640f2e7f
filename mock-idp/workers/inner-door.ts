import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerFor } from '../http/index.ts';

/** Where workers pass requests on to: a socket that nobody else of this machine can reach. */
export interface InnerDoor {
  path: string;
  close(): Promise<void>;
}

/** Opens it. */
export async function openInnerDoor(serve: RequestListener): Promise<InnerDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-idp-'));
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${folder.replace(/\W/g, '-')}` : join(folder, 'door');
  const server = await createServerFor(serve);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.closeAllConnections();
    });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return { path, close };
}
