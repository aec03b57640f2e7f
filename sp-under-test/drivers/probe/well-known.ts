/** Where SPs in the field publish their metadata, relative to their origin; the first that answers with metadata counts. */
export const metadataPaths: readonly string[] = [
  '/saml/metadata',
  '/metadata',
  '/saml2/metadata',
  '/saml/metadata.xml',
  '/sso/saml/metadata',
  '/auth/saml/metadata',
  '/users/auth/saml/metadata',
  '/saml/sp/metadata',
  '/saml2/service-provider-metadata/saml',
  '/Shibboleth.sso/Metadata',
  '/simplesaml/module.php/saml/sp/metadata.php/default-sp',
];

/** Where a sign-in by SAML begins; the first that sends an AuthnRequest counts. */
export const startPaths: readonly string[] = [
  '/login',
  '/saml/login',
  '/sso',
  '/saml/sso',
  '/saml2/login',
  '/login/saml',
  '/auth/saml',
  '/auth/saml/login',
  '/users/auth/saml',
  '/saml2/authenticate/saml',
  '/signin',
  '/sign-in',
  '/',
];

/** Where the person who is signed in may be read; the first that turns an anonymous visitor away counts. */
export const readBackPaths: readonly string[] = [
  '/whoami',
  '/me',
  '/api/me',
  '/api/whoami',
  '/profile',
  '/user',
  '/account',
  '/dashboard',
  '/home',
];
