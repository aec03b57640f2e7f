import type { VerifiedIdentity } from '../contracts.ts';
import type { Findings } from '../findings.ts';
import { attribute, child, children, ns, parseInstant, text } from '../xml/index.ts';
import { minimalResponse } from './minimal-response.ts';

interface ReadUser {
  nameId: string | undefined;
  sessionIndex: string | undefined;
  attributes: Record<string, string[]>;
}

/**
 * Reads who it is. saml2-js reads what was verified; that it reads the same name as stands in the verified tree is
 * asked every time, because two readers that differ are how forged identities get in.
 */
export async function readIdentity(assertion: Element, findings: Findings): Promise<VerifiedIdentity | undefined> {
  const element = child(child(assertion, ns.saml, 'Subject'), ns.saml, 'NameID');
  const nameId = text(element);
  if (nameId === undefined || nameId === '') {
    findings.insist('name_id_missing', 'SAMLProf 4.1.4.2', 'nobody is named');
    return undefined;
  }
  const user = await readWithSaml2(minimalResponse(assertion));
  if (user?.nameId !== nameId) {
    findings.insist(
      'name_id_invalid',
      'SAMLCore 2.2.2',
      'two readers of the verified Assertion disagree on the NameID',
    );
    return undefined;
  }
  const qualifier = attribute(element, 'NameQualifier');
  const ends = children(assertion, ns.saml, 'AuthnStatement')
    .map((one) => parseInstant(attribute(one, 'SessionNotOnOrAfter')))
    .filter((one) => one !== undefined);
  return {
    nameId,
    nameIdFormat: attribute(element, 'Format') ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    ...(qualifier === undefined ? {} : { nameQualifier: qualifier }),
    issuer: text(child(assertion, ns.saml, 'Issuer')) ?? '',
    ...(user.sessionIndex === undefined ? {} : { sessionIndex: user.sessionIndex }),
    // SAMLCore 2.7.2: of several, the nearest ends the session.
    ...(ends.length === 0 ? {} : { sessionNotOnOrAfter: new Date(Math.min(...ends.map(Number))) }),
    attributes: user.attributes,
  };
}

/** Undefined if saml2-js refuses what passed everything else. Loaded on first use: it costs a cold start 100 ms. */
async function readWithSaml2(xml: string): Promise<ReadUser | undefined> {
  const { default: saml2 } = await import('saml2-js');
  const sp = new saml2.ServiceProvider({ entity_id: 'urn:reader', assert_endpoint: 'urn:reader' });
  const idp = new saml2.IdentityProvider({ sso_login_url: 'urn:verified-before', certificates: [] });
  const options = {
    request_body: { SAMLResponse: Buffer.from(xml, 'utf8').toString('base64') },
    ignore_signature: true,
    ignore_timing: true,
    require_session_index: false,
    allow_unencrypted_assertion: true,
    audience: /(?:)/,
  };
  return await new Promise((resolve) => {
    sp.post_assert(idp, options, (error, response) => {
      if (error !== null || response === undefined) return resolve(undefined);
      const { name_id, session_index, attributes } = response.user;
      // No prototype: an attribute called `constructor` is an attribute, and one that was not sent is not there.
      const own: Record<string, string[]> = Object.assign(Object.create(null), attributes);
      resolve({ nameId: name_id ?? undefined, sessionIndex: session_index ?? undefined, attributes: own });
    });
  });
}
