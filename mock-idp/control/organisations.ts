/** `/_assay/organisations`: the other organisations of this process. Only the first organisation's control API has it. */
import type { OrgSeed } from '../seed/index.ts';

/** What the control API tells of an organisation, tokens included: whoever asks rules over all of them. */
export interface OrganisationAccess {
  samlUrl: string;
  adminUrl: string;
  controlToken: string;
  apiToken: string;
}

export interface OrganisationsControl {
  create(input: { subdomain: string; seed?: OrgSeed }): Promise<OrganisationAccess>;
  get(subdomain: string): Promise<OrganisationAccess | undefined>;
  list(): string[];
  remove(subdomain: string): Promise<boolean>;
}

/** An organisation as the control API answers it. */
export function organisationView(subdomain: string, access: OrganisationAccess) {
  const { samlUrl, adminUrl, controlToken, apiToken } = access;
  return { subdomain, samlUrl, adminUrl, controlToken, apiToken };
}
