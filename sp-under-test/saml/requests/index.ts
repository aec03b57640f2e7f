export { type AuthnRequestInput, createAuthnRequest, type OutgoingAuthnRequest } from './authn-request.ts';
