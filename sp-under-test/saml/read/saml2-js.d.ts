/** The part of saml2-js (which ships no types) that is used. */
declare module 'saml2-js' {
  interface ReadUser {
    name_id?: string | null;
    session_index?: string | null;
    attributes?: Record<string, string[]>;
  }

  interface AssertOptions {
    request_body: { SAMLResponse: string };
    ignore_signature: boolean;
    ignore_timing: boolean;
    require_session_index: boolean;
    allow_unencrypted_assertion: boolean;
    audience: RegExp;
  }

  export class IdentityProvider {
    constructor(options: { sso_login_url: string; certificates: string[] });
  }

  export class ServiceProvider {
    constructor(options: { entity_id: string; assert_endpoint: string });
    post_assert(
      idp: IdentityProvider,
      options: AssertOptions,
      done: (error: Error | null, response?: { user: ReadUser }) => void,
    ): void;
  }

  const saml2: { IdentityProvider: typeof IdentityProvider; ServiceProvider: typeof ServiceProvider };
  export default saml2;
}
