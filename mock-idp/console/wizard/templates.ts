// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Okta's templates, resolved by the organisation
export const oktaUsername = '${source.login}';
export const email = '${source.email}';
export const defaultIssuer = 'http://www.okta.com/${org.externalKey}';
