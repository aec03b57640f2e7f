import type { LogoutPlan, LogoutRequestPlan, LogoutResponsePlan } from '../logout-contracts.ts';
import { element, encryptInto, SAML_ASSERTION, SAML_PROTOCOL, type XmlElement } from '../xml/index.ts';

/** Composes a logout message, unsigned. */
export function composeLogout(plan: LogoutPlan): XmlElement {
  const { kind, id, version, issueInstant, destination, issuer } = plan;
  const request = plan.kind === 'LogoutRequest';
  return element(`saml2p:${kind}`, {
    namespaces: { saml2p: SAML_PROTOCOL },
    attributes: {
      ID: id,
      Version: version,
      IssueInstant: issueInstant.toISOString(),
      Destination: destination,
      InResponseTo: request ? undefined : plan.inResponseTo,
      NotOnOrAfter: request ? plan.notOnOrAfter?.toISOString() : undefined,
    },
    children: [
      element('saml2:Issuer', {
        namespaces: { saml2: SAML_ASSERTION },
        attributes: { Format: issuer.format },
        children: [issuer.value],
      }),
      ...(request ? whom(plan) : [status(plan)]),
    ],
  });
}

function whom({ nameId, encryption, sessionIndexes }: LogoutRequestPlan): XmlElement[] {
  const named = element('saml2:NameID', {
    namespaces: { saml2: SAML_ASSERTION },
    attributes: {
      Format: nameId.format,
      NameQualifier: nameId.nameQualifier,
      SPNameQualifier: nameId.spNameQualifier,
    },
    children: [nameId.value],
  });
  return [
    encryption === undefined
      ? named
      : encryptInto({ name: 'saml2:EncryptedID', namespaces: { saml2: SAML_ASSERTION } }, named, encryption),
    ...sessionIndexes.map((index) => element('saml2p:SessionIndex', { children: [index] })),
  ];
}

function status({ status: { code, subcodes } }: LogoutResponsePlan): XmlElement {
  const nested = [code, ...subcodes].reduceRight<XmlElement | undefined>(
    (inner, Value) => element('saml2p:StatusCode', { attributes: { Value }, children: [inner] }),
    undefined,
  );
  return element('saml2p:Status', { children: [nested] });
}
