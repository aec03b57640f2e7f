import type { OrgSeed } from '../mock-idp/index.ts';
import type { WorkspaceSeed } from '../sp-under-test/index.ts';

/** People and places of `assay start`. */
export const demoPassword = 'Correct-Horse-7';

export const demoApp = 'Workato Agentic';

export const demoPeople = [
  { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', groups: ['Sales', 'Managers'] },
  { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown', groups: ['Sales'] },
  { login: 'carol@contractor.example', firstName: 'Carol', lastName: 'Clark', groups: ['Contractors'] },
] as const;

const providerId = 'okta';
const nameFormat = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

/** The organisation: one app for the workspace at `spUrl`, everybody assigned to it. */
export function idpSeed(spUrl: string): OrgSeed {
  const acsUrl = `${spUrl}/saml/acs/${providerId}`;
  return {
    people: demoPeople.map(({ firstName, lastName, login }) => ({
      login,
      email: login,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      status: 'ACTIVE',
      password: demoPassword,
    })),
    apps: [
      {
        label: demoApp,
        signOn: {
          ssoAcsUrl: acsUrl,
          recipient: acsUrl,
          destination: acsUrl,
          audience: `${spUrl}/saml/metadata`,
          subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
          attributeStatements: [
            { type: 'EXPRESSION', name: 'workato_end_user_name', namespace: nameFormat, values: ['user.displayName'] },
            {
              type: 'EXPRESSION',
              name: 'workato_end_user_groups',
              namespace: nameFormat,
              values: ['appuser.workato_end_user_groups'],
            },
          ],
        },
        appUserAttributes: [
          { name: 'workato_end_user_groups', title: 'Workato end user groups', type: 'string array', scope: 'NONE' },
        ],
        assignments: demoPeople.map(({ groups, login }) => ({
          login,
          profile: { workato_end_user_groups: [...groups] },
        })),
      },
    ],
  };
}

/** The workspace: Okta in DEV and TEST, everybody let in on first sign-in, groups from Okta. */
export function demoWorkspace(idp: { entityId: string; ssoUrl: string; certificate: string }): WorkspaceSeed {
  const { certificate, entityId, ssoUrl } = idp;
  const link = (environment: string) => ({
    environment,
    provider: 'Okta',
    samlEnabled: true,
    enforcement: { scope: 'all' as const },
    provisioning: 'jit' as const,
    groupSync: true,
  });
  return {
    providers: [
      {
        id: providerId,
        name: 'Okta',
        idp: { entityId, ssoUrl, certificates: [certificate] },
        groupAttribute: 'workato_end_user_groups',
      },
    ],
    links: [link('DEV'), link('TEST')],
    groups: ['DEV', 'TEST'].flatMap((environment) =>
      ['Sales', 'Managers', 'Contractors'].map((name) => ({ environment, name })),
    ),
  };
}
