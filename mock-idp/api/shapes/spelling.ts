/** Two URNs that Okta's API spells otherwise than SAML does. */
const pairs: readonly (readonly [saml: string, okta: string])[] = [
  [
    'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
    'urn:oasis:names:tc:SAML:1.1:nameid-format:x509SubjectName',
  ],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos', 'oasis:names:tc:SAML:2.0:ac:classes:Kerberos'],
];

/** As the API says it. */
export const toOkta = (urn: string): string => pairs.find(([saml]) => saml === urn)?.[1] ?? urn;

/** As messages say it. */
export const toSaml = (urn: string): string => pairs.find(([, okta]) => okta === urn)?.[0] ?? urn;
