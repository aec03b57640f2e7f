/** Where both parties of a scenario answer. */
export interface Addresses {
  /** SAML face of the identity provider. */
  idp: string;
  sp: string;
}
