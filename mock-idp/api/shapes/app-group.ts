import type { AppGroup } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';

/** The assignment of a group to an app. */
export function appGroupJson({ baseUrl }: Call, { appId, groupId, lastUpdated, priority, profile }: AppGroup) {
  const app = `${baseUrl}/api/v1/apps/${appId}`;
  return {
    id: groupId,
    lastUpdated: moment(lastUpdated),
    priority,
    profile,
    _links: {
      app: { href: app },
      self: { href: `${app}/groups/${groupId}` },
      group: { href: `${baseUrl}/api/v1/groups/${groupId}` },
    },
  };
}
