/** Child process: the mock IdP with as many people and apps as it is told, served by as many processes. */
import { createMockIdp, type OrgSeed } from '../../mock-idp/index.ts';
import { serveParty } from './party.ts';

const [people = '10', apps = '1', acsUrl = 'http://localhost:9/acs', audience = 'bench', workers = '1'] =
  process.argv.slice(2);

const nameStatement = {
  type: 'EXPRESSION' as const,
  name: 'workato_end_user_name',
  namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
  values: ['user.displayName'],
};

const seed: OrgSeed = {
  people: Array.from({ length: Number(people) }, (_, number) => ({
    login: `person-${number}@example.com`,
    firstName: 'Person',
    lastName: String(number),
    displayName: `Person ${number}`,
    // The one who signs in; a hash for each of the others would be all that starting does.
    ...(number === 0 && { password: 'Correct-Horse-7' }),
  })),
  apps: Array.from({ length: Number(apps) }, (_, number) => ({
    label: `app-${number}`,
    signOn: {
      ssoAcsUrl: acsUrl,
      audience,
      subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      attributeStatements: [nameStatement],
    },
    assignments: [{ login: 'person-0@example.com' }],
  })),
};

const idp = await createMockIdp({ seed, workers: Number(workers) });
const metadataUrl = await idp.metadataUrl('app-0');
const metadata = await (await fetch(metadataUrl)).text();
const ssoUrl = /<md:SingleSignOnService[^>]* Location="([^"]+)"/.exec(metadata)?.[1];
const entityId = /entityID="([^"]+)"/.exec(metadata)?.[1];
if (ssoUrl === undefined || entityId === undefined) throw new Error('The metadata names no SSO address.');
const { adminUrl, controlToken, samlUrl } = idp;
serveParty({ samlUrl, adminUrl, controlToken, metadataUrl, ssoUrl, entityId });
