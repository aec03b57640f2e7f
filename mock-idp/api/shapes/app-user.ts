import type { AppUser } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';

/** What an app knows of a person. */
export async function appUserJson({ baseUrl, org }: Call, appUser: AppUser) {
  const { appId, userId, groupId } = appUser;
  const group = groupId === undefined ? undefined : await org.groups.get(groupId);
  return {
    id: userId,
    externalId: null,
    created: moment(appUser.created),
    lastUpdated: moment(appUser.lastUpdated),
    scope: appUser.scope,
    // An app that does nothing but sign people in has nothing to provision.
    status: 'ACTIVE',
    statusChanged: moment(appUser.created),
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: appUser.credentials.userName },
    profile: appUser.profile,
    _links: {
      app: { href: `${baseUrl}/api/v1/apps/${appId}` },
      user: { href: `${baseUrl}/api/v1/users/${userId}` },
      ...(group && { group: { name: group.profile.name, href: `${baseUrl}/api/v1/groups/${group.id}` } }),
    },
  };
}
