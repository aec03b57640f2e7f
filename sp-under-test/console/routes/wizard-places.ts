import type { Environment, ProviderForm, WizardDraft } from '../../workspace/index.ts';
import type { FormBody } from './body.ts';

/** A draft, and the environment whose page it is seen on. */
export interface AtDraft {
  environment: Environment;
  draft: WizardDraft;
}

export const authenticationPath = '/authentication-groups/:environment/authentication';

/** Where the tab "Authentication" of an environment is. */
export const tabOf = (base: string, key: string) => `${base}/authentication-groups/${key}/authentication`;

/** Where a draft is; its pages are below. */
export const draftOf = (base: string, { environment, draft }: AtDraft) =>
  `${tabOf(base, environment.key)}/drafts/${draft.id}`;

/** Page 1 as sent. */
export function providerForm(body: FormBody): ProviderForm {
  return {
    name: body.text('name'),
    scope: body.text('scope') === 'selected' ? 'selected' : 'all',
    domains: body.text('domains'),
    jit: body.ticked('jit'),
    groupSync: body.ticked('groupSync'),
  };
}

/** Page 1 as a draft holds it. */
export function formFrom({ name, enforcement, jit, groupSync }: WizardDraft): ProviderForm {
  return { name, scope: enforcement.scope, domains: enforcement.domains.join(', '), jit, groupSync };
}
