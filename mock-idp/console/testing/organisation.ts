/** An organisation in which no page is empty: people in every status, groups, apps, faults, mails, a trace. */
import { createMockIdp, demoAdministrator, demoPassword, type MockIdp } from '../../index.ts';

const uri = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';

/** Ids that addresses of pages are made of. */
export interface Places {
  app: string;
  kid: string;
  claim: string;
  person: string;
  group: string;
  rule: string;
  exchange: string;
}

export interface FullIdp {
  idp: MockIdp;
  places: Places;
  administrator: { login: string; password: string };
  api(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What waits in the outbox, newest first. */
  mails(): Promise<{ link: string }[]>;
}

/** One active rule, and one that can be edited. */
async function addRules(api: FullIdp['api'], groupId: string): Promise<string> {
  const add = (name: string, value: string) =>
    api('POST', '/groups/rules', {
      type: 'group_rule',
      name,
      conditions: { expression: { value, type: 'urn:okta:expression:1.0' } },
      actions: { assignUserToGroups: { groupIds: [groupId] } },
    });
  const active = read(await add('Everybody called Alice', 'user.firstName=="Alice"'), 'id');
  await api('POST', `/groups/rules/${active}/lifecycle/activate`);
  const condition = 'String.stringContains(user.department, "Sales") OR isMemberOfGroupName("Sales")';
  return read(await add('Sales departments', condition), 'id');
}

const people = [
  ['alice', 'Alice', 'Anderson', 'ACTIVE'],
  ['bob', 'Bob', 'Brown', 'SUSPENDED'],
  ['carol', 'Carol', 'Clark', 'LOCKED_OUT'],
  ['dora', 'Dora', 'Dean', 'PROVISIONED'],
  ['emil', 'Emil', 'Ernst', 'PASSWORD_EXPIRED'],
  ['frida', 'Frida', 'Falk', 'DEPROVISIONED'],
  ['gus', 'Gus', 'Grant', 'ACTIVE'],
] as const;

function read(value: unknown, ...path: (string | number)[]): string {
  const found = path.reduce<unknown>((current, name) => {
    if (typeof current !== 'object' || current === null) return undefined;
    return Object.entries(current).find(([key]) => key === String(name))?.[1];
  }, value);
  if (typeof found !== 'string') throw new Error(`There is no ${path.join('.')}.`);
  return found;
}

/** One unattended sign-in, so that the trace has a message to show, with its fault marked. */
async function signInWithFault(idp: MockIdp, start: string): Promise<void> {
  const made = await fetch(`${idp.adminUrl}/_assay/transactions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      person: 'alice@example.com',
      app: 'Workato Agentic',
      faults: [{ name: 'audience-wrong', parameters: {} }],
    }),
  });
  const transaction: unknown = await made.json();
  const cookie = `${read(transaction, 'cookie', 'name')}=${read(transaction, 'cookie', 'value')}`;
  await fetch(start, { redirect: 'manual', headers: { cookie } });
}

/** Starts it; whoever starts it closes it. */
export async function startFullIdp(): Promise<FullIdp> {
  const idp = await createMockIdp({
    seed: {
      people: [
        { ...demoAdministrator, password: demoPassword },
        ...people.map(([name, firstName, lastName, status]) => ({
          login: `${name}@example.com`,
          firstName,
          lastName,
          status,
          password: demoPassword,
        })),
      ],
      groups: [
        { name: 'Sales', description: 'Everybody who sells', members: ['alice@example.com', 'gus@example.com'] },
        { name: 'Sales EMEA', members: ['alice@example.com'] },
      ],
      apps: [
        {
          label: 'Workato Agentic',
          signOn: {
            ssoAcsUrl: 'http://localhost:9/saml/acs/00000000-0000-4000-8000-000000000000',
            audience: 'http://localhost:9/saml/metadata',
            attributeStatements: [
              { name: 'workato_end_user_name', values: ['user.displayName'], namespace: uri },
              { name: 'workato_end_user_groups', values: ['appuser.workato_end_user_groups'] },
            ],
          },
          appUserAttributes: [
            { name: 'workato_end_user_groups', type: 'string array', scope: 'NONE', union: 'ENABLE' },
          ],
          assignments: [{ login: 'alice@example.com', profile: { workato_end_user_groups: ['Sales'] } }],
          groupAssignments: [{ group: 'Sales', profile: { workato_end_user_groups: ['Sales', 'Support'] } }],
        },
      ],
    },
  });
  const api: FullIdp['api'] = async (method, path, body) => {
    const answer = await fetch(`${idp.adminUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `SSWS ${idp.apiToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answer.status === 204 ? undefined : answer.json();
  };
  const app = read(await api('GET', '/apps'), 0, 'id');
  await api('POST', `/apps/${app}/credentials/keys/generate?validityYears=2`);
  const claim = read(
    await api('POST', `/apps/${app}/federated-claims`, { name: 'mail', expression: 'user.profile.email' }),
    'id',
  );
  await idp.arm({ fault: 'audience-wrong', app: 'Workato Agentic' });
  await signInWithFault(idp, read(await api('GET', `/apps/${app}`), '_links', 'appLinks', 0, 'href'));
  const group = read(await api('GET', '/groups?q=Sales'), 0, 'id');
  const rule = await addRules(api, group);
  const mails = async () => {
    const headers = { authorization: `Bearer ${idp.controlToken}` };
    const answer: unknown = await (await fetch(`${idp.adminUrl}/_assay/outbox`, { headers })).json();
    return Array.isArray(answer) ? answer.map((mail) => ({ link: read(mail, 'link') })) : [];
  };
  return {
    idp,
    api,
    mails,
    administrator: { login: demoAdministrator.login, password: demoPassword },
    places: {
      app,
      claim,
      kid: read(await api('GET', `/apps/${app}`), 'credentials', 'signing', 'kid'),
      person: read(await api('GET', '/users/alice@example.com'), 'id'),
      group,
      rule,
      exchange: (await idp.received())[0]?.id ?? '',
    },
  };
}
