import { attributeOf } from '../../document/tree.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';
import { isAbsoluteUri } from '../../uri.ts';
import { endpoints } from './services.ts';

const bindings = ['HTTP-Redirect', 'HTTP-POST', 'HTTP-Artifact', 'SOAP'].map(
  (name) => `urn:oasis:names:tc:SAML:2.0:bindings:${name}`,
);

/** SAMLMeta §2.4.2, SDP-SP39, SDP-MD04: a SingleLogoutService can be reached as it says, and its messages can be verified. */
export const sloEndpointConsistent: Rule = (evidence) =>
  endpoints(evidence, 'SingleLogoutService', (services, { document, keys }) => {
    const [first] = services;
    if (first === undefined) return unjudged('The metadata names no SingleLogoutService.');
    for (const service of services) {
      const bound = attributeOf(service, 'Binding');
      if (bound === undefined || !bindings.includes(bound.value))
        return broken(`Binding "${bound?.value ?? ''}" is none that logout has.`, document, (bound ?? service).span);
      for (const name of ['Location', 'ResponseLocation']) {
        const location = attributeOf(service, name);
        if (location !== undefined && !isAbsoluteUri(location.value))
          return broken(`${name} "${location.value}" is no absolute URL.`, document, location.span);
      }
    }
    return keys.some(({ key, use }) => use !== 'encryption' && key !== undefined)
      ? holds('Binding and Location fit, and there is a signing key.', document)
      : broken('Logout messages are signed, and the metadata has no signing key.', document, first.span);
  });
