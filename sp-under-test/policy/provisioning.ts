export interface Profile {
  name: string;
}

/** An environment's link to its selected provider. */
export interface LinkFacts {
  environment: string;
  providerId: string;
  samlEnabled: boolean;
  provisioning: 'not_set_up' | 'manual' | 'jit';
}

/** D-06: never; the administrator's word stands against the IdP's. */
export function updateProfileOfExistingUser(current: Profile, _asserted: Profile): Profile {
  return current;
}

/** D-07: every environment that has SAML on, JIT on and the same provider selected, and no other. */
export function grantedEnvironments(
  signIn: { environment: string; providerId: string },
  links: readonly LinkFacts[],
): string[] {
  return links
    .filter((link) => link.samlEnabled && link.provisioning === 'jit' && link.providerId === signIn.providerId)
    .map((link) => link.environment);
}

/** D-08: he is who he says, but may not enter; nothing is granted. */
export function existingUserWithoutAccess(): 'refuse' | 'grant' {
  return 'refuse';
}

/** D-36: refused, even with JIT on. */
export function deactivatedUser(): 'refuse' | 'revive' {
  return 'refuse';
}

/** IPA-16, IPA-17, MAN-02: only just-in-time provisioning makes accounts; "not set up" is as good as manual (D-04). */
export function createsUnknownUser(provisioning: LinkFacts['provisioning']): boolean {
  return provisioning === 'jit';
}

/** IPA-40, D-29: the asserted name, or the address where none is asserted. */
export function nameOfNewUser(asserted: string | undefined, email: string): string {
  return asserted ?? email;
}
