/** The HTTP-Redirect binding, with its signature over the query (SAMLBind 3.4). */
export { type RedirectMessage, redirectUrl } from './sign.ts';
export { type RedirectQuery, readRedirectQuery, verifyRedirect } from './verify.ts';
