import { Ajv } from 'ajv';
import { DriverError } from '../driver-error.ts';
import type { Account, SutAdapter } from './adapter.ts';

/** Where an SP answers SCIM 2.0. */
export interface ScimAddress {
  /** Base, e.g. `http://localhost:3000/scim/v2`. */
  url: string;
  /** Bearer token. */
  token?: string;
}

interface ScimUser {
  id: string;
  userName: string;
  displayName?: string;
  name?: { formatted?: string };
  active?: boolean;
}

const ajv = new Ajv({ strict: false });
const isUsers = ajv.compile<{ Resources?: ScimUser[] }>({
  type: 'object',
  properties: {
    Resources: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'userName'],
        properties: {
          id: { type: 'string' },
          userName: { type: 'string' },
          displayName: { type: 'string' },
          name: { type: 'object', properties: { formatted: { type: 'string' } } },
          active: { type: 'boolean' },
        },
      },
    },
  },
});
const isGroups = ajv.compile<{ Resources?: { displayName: string }[] }>({
  type: 'object',
  properties: {
    Resources: {
      type: 'array',
      items: { type: 'object', required: ['displayName'], properties: { displayName: { type: 'string' } } },
    },
  },
});

/** Looks at accounts by SCIM 2.0 (RFC 7644 3.4.2.2), where an SP speaks it and no module of the vendor looks itself. */
export function scimReader({ token, url }: ScimAddress): Required<Pick<SutAdapter, 'account'>> {
  const base = url.replace(/\/$/, '');
  const list = async (resource: string, filter: string): Promise<unknown> => {
    const address = `${base}/${resource}?filter=${encodeURIComponent(filter)}`;
    const headers = { accept: 'application/scim+json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(address, { headers });
    if (!answer.ok)
      throw new DriverError('scim_refused', `GET ${address} answered ${answer.status}; check scim.token.`);
    return answer.json();
  };
  return {
    async account(email) {
      const users = await list('Users', `userName eq ${JSON.stringify(email)}`);
      if (!isUsers(users)) throw new DriverError('scim_invalid', `${base}/Users does not answer SCIM 2.0 users.`);
      // The comparison of userName ignores case (RFC 7643 4.1.1); whose account it is must be said letter by letter.
      const user = users.Resources?.find(({ userName }) => userName === email) ?? users.Resources?.[0];
      if (user === undefined) return undefined;
      const groups = await list('Groups', `members.value eq ${JSON.stringify(user.id)}`);
      if (!isGroups(groups)) throw new DriverError('scim_invalid', `${base}/Groups does not answer SCIM 2.0 groups.`);
      return accountOf(user, groups.Resources ?? []);
    },
  };
}

function accountOf(user: ScimUser, groups: readonly { displayName: string }[]): Account {
  const name = user.displayName ?? user.name?.formatted;
  return {
    email: user.userName,
    ...(name === undefined ? {} : { name }),
    ...(user.active === undefined ? {} : { active: user.active }),
    groups: groups.map(({ displayName }) => displayName),
  };
}
