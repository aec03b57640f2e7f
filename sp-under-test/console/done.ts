/** What a notice may say. The address holds only the key, so nobody can put words into this page's mouth. */
const texts: Readonly<Record<string, string>> = {
  'saml-on': 'SAML-based SSO authentication is on in this environment.',
  'saml-off': 'SAML-based SSO authentication is off in this environment. Passwords apply to everyone here.',
  'provider-set-up': 'The identity provider is set up and used in this environment.',
  'provider-selected': 'This environment now uses the identity provider. Choose its provisioning next.',
  'provider-saved': 'The identity provider was saved.',
  'enforcement-saved': 'Who must use SAML was saved. It applies to the next sign-in.',
  'signatures-saved': 'The signatures were saved. They apply to the next sign-in.',
  'metadata-saved': 'The metadata was saved and is in effect.',
  'metadata-refreshed': 'The metadata was fetched again and is in effect.',
  'provider-deleted': 'The identity provider was deleted.',
  'provisioning-saved': 'The provisioning was saved.',
  'draft-discarded': 'The draft was discarded.',
  'group-created': 'The end-user group was created.',
  'group-saved': 'The members of the group were saved.',
  'group-deleted': 'The end-user group was deleted.',
  'user-added': 'The end user was added.',
  'user-deactivated': 'The end user was deactivated and can no longer sign in.',
  'user-activated': 'The end user is active again.',
  'user-deleted': 'The end user was deleted.',
  'environments-saved': 'The environment access was saved.',
  'client-deleted': 'The API client was deleted. Its token no longer works.',
  'role-saved': 'The client role was saved. It applies to the next call of its clients.',
  'role-deleted': 'The client role was deleted.',
  'access-saved': 'The access was saved.',
};

/** The notice for a key of the address, if it is one of ours. */
export function doneText(key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(texts, key) ? texts[key] : undefined;
}
