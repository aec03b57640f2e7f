import type { LogoutService } from '../logout/index.ts';
import { attribute } from '../xml/index.ts';
import { chosenEntity, idpRoles } from './entity.ts';
import { signingKeys } from './keys.ts';
import { parseMetadata } from './parse.ts';
import type { MetadataReadOptions } from './read-options.ts';
import { IdpMetadataError } from './refused.ts';
import { logoutService, ssoUrl } from './services.ts';
import { verifiedRoot } from './signature.ts';
import { refuseExpired } from './validity.ts';

/** What is taken from an identity provider's metadata. */
export interface IdpMetadata {
  entityId: string;
  /** SingleSignOnService for HTTP-Redirect. */
  ssoUrl: string;
  /** PEM, all signing keys: during a key rollover there are several. */
  certificates: [string, ...string[]];
  /** WantAuthnRequestsSigned: it may leave requests unanswered that carry no signature (metadata 2.4.3). */
  wantsSignedRequests?: true;
  /** SingleLogoutService, HTTP-Redirect before HTTP-POST. */
  slo?: LogoutService;
}

/** Reads the metadata of one identity provider, alone or in an aggregate. Throws IdpMetadataError, and then nothing of it counts. */
export function readIdpMetadata(xml: string, options: MetadataReadOptions): IdpMetadata {
  const source = xml.replace(/^\uFEFF/, '');
  const entity = chosenEntity(verifiedRoot(parseMetadata(source, options), source, options), options);
  const [role] = idpRoles(entity);
  if (role === undefined) throw new IdpMetadataError('metadata_no_idp', 'The metadata describes no identity provider.');
  refuseExpired(role, options);
  const slo = logoutService(role);
  const wanted = attribute(role, 'WantAuthnRequestsSigned')?.trim();
  return {
    entityId: attribute(entity, 'entityID') ?? '',
    ssoUrl: ssoUrl(role),
    certificates: signingKeys(role),
    ...((wanted === 'true' || wanted === '1') && { wantsSignedRequests: true }),
    ...(slo && { slo }),
  };
}
