import { stringify } from 'yaml';
import { type Draft, type DraftTenant, originsElsewhere } from './draft.ts';

/** Where the secret of a consent is taken from: it has no place in a file. */
export const consentVariable = 'ASSAY_CONSENT_TOKEN';

/** The profile as YAML, in the order the README explains it; at most 15 lines where the SP is a plain one. */
export function profileText(draft: Draft): string {
  const { acsEndpoints, agent, leaveBy, metadata, name, people, sp, start, supports, tenant, whoami } = draft;
  const hooks = Object.fromEntries(
    (['setup', 'ready', 'reset', 'cleanup'] as const).flatMap((hook) =>
      draft[hook] === undefined ? [] : [[hook, draft[hook]]],
    ),
  );
  const profile = {
    name: name ?? 'My SP',
    ...(metadata === undefined ? { sp } : { metadata }),
    ...(start === undefined ? {} : { start }),
    ...(acsEndpoints === undefined ? {} : { acsEndpoints }),
    ...(agent === undefined ? {} : { agent }),
    ...(supports === undefined ? {} : { supports }),
    whoami,
    people: people.map((nameId) => ({ nameId })),
    ...(tenant === undefined ? {} : { tenants: [tenantProfile(tenant, whoami)] }),
    ...(leaveBy === undefined
      ? {}
      : { consent: { by: leaveBy, origins: originsElsewhere(draft), token: `\${${consentVariable}}` } }),
    ...(Object.keys(hooks).length === 0 ? {} : { hooks }),
  };
  return stringify(profile, { lineWidth: 0 });
}

/** What its page shows stands where it stands in that of the first tenant. */
function tenantProfile({ acsUrl, person, start, whoami: url }: DraftTenant, whoami: Draft['whoami']) {
  return { acsUrl, start, whoami: { ...whoami, url }, people: [{ nameId: person }] };
}
