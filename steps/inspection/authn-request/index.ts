/** The rules about AuthnRequests, in the order of their way: how they travel, what they say, where the answer goes, what is asked for, how they are signed. */
import type { Rule } from '../result.ts';
import { acsExclusive } from './address/acs-exclusive.ts';
import { acsIndexAbsent } from './address/acs-index-absent.ts';
import { acsIndexValid } from './address/acs-index-valid.ts';
import { acsUrlExact } from './address/acs-url-exact.ts';
import { protocolBinding } from './address/protocol-binding.ts';
import { consentSigned } from './message/consent-signed.ts';
import { destination } from './message/destination.ts';
import { extensionsNamespaced } from './message/extensions-namespaced.ts';
import { idEntropy } from './message/id-entropy.ts';
import { idNcname } from './message/id-ncname.ts';
import { idUnique } from './message/id-unique.ts';
import { issueInstant } from './message/issue-instant.ts';
import { issuer } from './message/issuer.ts';
import { noDtd } from './message/no-dtd.ts';
import { schemaValid } from './message/schema-valid.ts';
import { stringLength } from './message/string-length.ts';
import { version } from './message/version.ts';
import { relaystateLength } from './relay-state/length.ts';
import { relaystateOpaque } from './relay-state/opaque.ts';
import { digestAlg } from './signature/digest-alg.ts';
import { postSigVerifies } from './signature/post-sig-verifies.ts';
import { redirectSigNoRelaystate } from './signature/redirect-sig-no-relaystate.ts';
import { redirectSigVerifies } from './signature/redirect-sig-verifies.ts';
import { sigAlg } from './signature/sig-alg.ts';
import { signedWhenAdvertised } from './signature/signed-when-advertised.ts';
import { xmlsigProfile } from './signature/xmlsig-profile.ts';
import { xmlsigTransforms } from './signature/xmlsig-transforms.ts';
import { base64Valid } from './wire/base64-valid.ts';
import { bindingRedirect } from './wire/binding-redirect.ts';
import { deflateRaw } from './wire/deflate-raw.ts';
import { httpsDestination } from './wire/https-destination.ts';
import { noCache } from './wire/no-cache.ts';
import { postForm } from './wire/post-form.ts';
import { redirectNoXmlsig } from './wire/redirect-no-xmlsig.ts';
import { topLevelNavigation } from './wire/top-level-navigation.ts';
import { allowCreateTransient } from './wish/allow-create-transient.ts';
import { attributeConsumingIndex } from './wish/attribute-consuming-service.ts';
import { nameIdFormatValid } from './wish/name-id-format-valid.ts';
import { nameIdPolicySdp } from './wish/name-id-policy-sdp.ts';
import { racOnlyWhenNeeded } from './wish/rac-only-when-needed.ts';
import { subjectNoConfirmation } from './wish/subject-no-confirmation.ts';

export const authnRequestRules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    'binding-redirect': bindingRedirect,
    'deflate-raw': deflateRaw,
    'base64-valid': base64Valid,
    'redirect-no-xmlsig': redirectNoXmlsig,
    'post-form': postForm,
    'no-cache': noCache,
    'top-level-navigation': topLevelNavigation,
    'https-destination': httpsDestination,
    'schema-valid': schemaValid,
    version,
    'id-ncname': idNcname,
    'id-unique': idUnique,
    'id-entropy': idEntropy,
    'issue-instant': issueInstant,
    destination,
    issuer,
    'string-length': stringLength,
    'no-dtd': noDtd,
    'extensions-namespaced': extensionsNamespaced,
    'consent-signed': consentSigned,
    'acs-url-exact': acsUrlExact,
    'acs-index-valid': acsIndexValid,
    'acs-index-absent': acsIndexAbsent,
    'acs-exclusive': acsExclusive,
    'protocol-binding': protocolBinding,
    'name-id-policy-sdp': nameIdPolicySdp,
    'allow-create-transient': allowCreateTransient,
    'name-id-format-valid': nameIdFormatValid,
    'rac-only-when-needed': racOnlyWhenNeeded,
    'subject-no-confirmation': subjectNoConfirmation,
    'attribute-consuming-index': attributeConsumingIndex,
    'redirect-sig-verifies': redirectSigVerifies,
    'redirect-sig-no-relaystate': redirectSigNoRelaystate,
    'post-sig-verifies': postSigVerifies,
    'xmlsig-profile': xmlsigProfile,
    'xmlsig-transforms': xmlsigTransforms,
    'signed-when-advertised': signedWhenAdvertised,
    'sig-alg': sigAlg,
    'digest-alg': digestAlg,
    'relaystate-length': relaystateLength,
    'relaystate-opaque': relaystateOpaque,
  }),
);
