/** What Okta's certificates say beside the key. */

/** The subject that Okta gives its self-signed certificates, around the name of the organisation. */
export const oktaSubject = (commonName: string) => [
  { name: 'countryName', value: 'US' },
  { name: 'stateOrProvinceName', value: 'California' },
  { name: 'localityName', value: 'San Francisco' },
  { name: 'organizationName', value: 'Okta' },
  { name: 'organizationalUnitName', value: 'SSOProvider' },
  { name: 'commonName', value: commonName },
  { name: 'emailAddress', value: 'info@okta.com' },
];

/** The same day, so many years on. */
export function yearsOn(from: Date, years: number): Date {
  return new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth(), from.getUTCDate()));
}
