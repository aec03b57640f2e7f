import { type AppUserAttribute, baseAttributes, OrgError } from '../../../org/index.ts';
import type { Visit } from '../../engine/index.ts';

/** Address of Okta's own user profile, beside the ids of apps. */
export const userProfileId = 'default';

/** A profile that can be given attributes: Okta's own, or that of one app's users. */
export interface ProfileSubject {
  id: string;
  title: string;
  /** How expressions read it. */
  root: 'user' | 'appuser';
  /** Variable name and label; these cannot be removed. */
  base: readonly (readonly [name: string, title: string])[];
  custom: readonly AppUserAttribute[];
  put(attribute: AppUserAttribute): Promise<unknown>;
  remove(name: string): Promise<unknown>;
}

/** The profile that an address names; throws `not_found`. */
export async function profileSubject(visit: Visit): Promise<ProfileSubject> {
  const { applications, userSchema } = visit.services.org;
  const id = visit.param('app');
  if (id === userProfileId) {
    return {
      id,
      title: 'User (default)',
      root: 'user',
      base: baseAttributes,
      custom: await userSchema.list(),
      put: (attribute) => userSchema.put(attribute),
      remove: (name) => userSchema.remove(name),
    };
  }
  const app = await applications.get(id);
  return {
    id,
    title: `${app.label} User`,
    root: 'appuser',
    base: [['userName', 'Username']],
    custom: app.appUserAttributes,
    put: (attribute) => applications.addAttribute(app.id, attribute),
    remove: (name) => applications.removeAttribute(app.id, name),
  };
}

/** One of the added attributes; throws `not_found`. */
export function customAttribute({ custom, title }: ProfileSubject, name: string): AppUserAttribute {
  const found = custom.find((attribute) => attribute.name === name);
  if (!found) throw new OrgError('not_found', `${title} has no attribute ${name}.`);
  return found;
}
