import { createHash, timingSafeEqual } from 'node:crypto';
import type { OrgServices, User } from '../../org/index.ts';
import { ApiError } from './error.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whose call it is. The token belongs to the organisation's first administrator, and dies with that account, as every
 * token of Okta's does. Compared by digest, so that neither content nor length shows in the time it takes.
 */
export async function callerOf(org: OrgServices, token: string, authorization: string | undefined): Promise<User> {
  if (authorization === undefined) throw new ApiError('E0000005');
  const given = /^SSWS +(\S+)$/i.exec(authorization)?.[1] ?? '';
  if (!timingSafeEqual(digest(given), digest(token))) throw new ApiError('E0000011');
  const [owner] = await org.administrators.list();
  const user = owner === undefined ? undefined : await org.directory.get(owner).catch(() => undefined);
  if (user?.status !== 'ACTIVE') throw new ApiError('E0000011');
  return user;
}
