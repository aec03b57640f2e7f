/** The rules about SP metadata: the entity, its endpoints, its keys, what it promises, what it tells people, how it is published. */
import type { Rule } from '../result.ts';
import { authnrequestssignedTruthful } from './claim/authnrequestssigned-truthful.ts';
import { nameidformatConsistent } from './claim/nameidformat-consistent.ts';
import { wantassertionssignedTruthful } from './claim/wantassertionssigned-truthful.ts';
import { attrconsumingStructure } from './description/attrconsuming-structure.ts';
import { contactTechnical } from './description/contact-technical.ts';
import { mdui } from './description/mdui.ts';
import { organizationStructure } from './description/organization-structure.ts';
import { requestedattributeClean } from './description/requestedattribute-clean.ts';
import { subjectidSignal } from './description/subjectid-signal.ts';
import { acsDefaultUnambiguous } from './endpoint/acs-default-unambiguous.ts';
import { acsIndexUnique } from './endpoint/acs-index-unique.ts';
import { acsNoRedirect } from './endpoint/acs-no-redirect.ts';
import { acsPresentPost } from './endpoint/acs-present-post.ts';
import { discoResponse } from './endpoint/disco-response.ts';
import { endpointsHttps } from './endpoint/endpoints-https.ts';
import { sloEndpointConsistent } from './endpoint/slo-endpoint-consistent.ts';
import { entityidAbsoluteUri } from './entity/entityid-absolute-uri.ts';
import { entityidEqualsIssuer } from './entity/entityid-equals-issuer.ts';
import { entityidLength } from './entity/entityid-length.ts';
import { noDtd } from './entity/no-dtd.ts';
import { schemaValid } from './entity/schema-valid.ts';
import { spRoleProtocol } from './entity/sp-role-protocol.ts';
import { algsupport } from './key/algsupport.ts';
import { certExpiryAdvisory } from './key/cert-expiry-advisory.ts';
import { certSigalgAdvisory } from './key/cert-sigalg-advisory.ts';
import { encryptionKeyPresent } from './key/encryption-key-present.ts';
import { keyStrength } from './key/key-strength.ts';
import { signingKeyPresent } from './key/signing-key-present.ts';
import { mediaType } from './publication/media-type.ts';
import { signatureStrength } from './publication/signature-strength.ts';
import { signatureValid } from './publication/signature-valid.ts';
import { stable } from './publication/stable.ts';
import { validuntilSane } from './publication/validuntil-sane.ts';
import { wellknownLocation } from './publication/wellknown-location.ts';

export const spMetadataRules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    'schema-valid': schemaValid,
    'no-dtd': noDtd,
    'entityid-absolute-uri': entityidAbsoluteUri,
    'entityid-length': entityidLength,
    'entityid-equals-issuer': entityidEqualsIssuer,
    'sp-role-protocol': spRoleProtocol,
    'acs-present-post': acsPresentPost,
    'acs-index-unique': acsIndexUnique,
    'acs-default-unambiguous': acsDefaultUnambiguous,
    'acs-no-redirect': acsNoRedirect,
    'endpoints-https': endpointsHttps,
    'slo-endpoint-consistent': sloEndpointConsistent,
    'disco-response': discoResponse,
    'signing-key-present': signingKeyPresent,
    'encryption-key-present': encryptionKeyPresent,
    'key-strength': keyStrength,
    'cert-expiry-advisory': certExpiryAdvisory,
    'cert-sigalg-advisory': certSigalgAdvisory,
    algsupport,
    'authnrequestssigned-truthful': authnrequestssignedTruthful,
    'wantassertionssigned-truthful': wantassertionssignedTruthful,
    'nameidformat-consistent': nameidformatConsistent,
    'organization-structure': organizationStructure,
    'contact-technical': contactTechnical,
    mdui,
    'subjectid-signal': subjectidSignal,
    'attrconsuming-structure': attrconsumingStructure,
    'requestedattribute-clean': requestedattributeClean,
    'signature-valid': signatureValid,
    'signature-strength': signatureStrength,
    'validuntil-sane': validuntilSane,
    'wellknown-location': wellknownLocation,
    'media-type': mediaType,
    stable,
  }),
);
