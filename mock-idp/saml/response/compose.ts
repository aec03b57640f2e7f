import type { AssertionPlan, AttributePlan, ResponsePlan } from '../contracts.ts';
import {
  element,
  encryptInto,
  SAML_ASSERTION,
  SAML_PROTOCOL,
  writeElement,
  XML_SCHEMA,
  XML_SCHEMA_INSTANCE,
  type XmlElement,
} from '../xml/index.ts';

const SAML2 = { saml2: SAML_ASSERTION };
const SAML2P = { saml2p: SAML_PROTOCOL };
const XS = { xs: XML_SCHEMA };
const SAML2_XS = { ...SAML2, ...XS };
const SAML2P_XS = { ...SAML2P, ...XS };
const XS_XSI = { ...XS, xsi: XML_SCHEMA_INSTANCE };

/** Composes the Assertion, unsigned, element by element as Okta lays it out. */
export function composeAssertion(plan: AssertionPlan): XmlElement {
  return element('saml2:Assertion', {
    namespaces: SAML2_XS,
    attributes: { ID: plan.id, IssueInstant: plan.issueInstant.toISOString(), Version: plan.version },
    children: [
      issuer(plan.issuer),
      subject(plan.subject),
      conditions(plan.conditions),
      authnStatement(plan.authnStatement),
      plan.attributes.length === 0 ? undefined : attributeStatement(plan.attributes),
    ],
  });
}

/** The text of an Assertion that nobody signs. */
export const unsignedAssertion = (plan: AssertionPlan): string => writeElement(composeAssertion(plan));

/** Composes the Response, unsigned, around an Assertion that may already be signed. */
export function composeResponse(plan: ResponsePlan, assertion: XmlElement | undefined): XmlElement {
  return element('saml2p:Response', {
    namespaces: SAML2P_XS,
    attributes: {
      Destination: plan.destination,
      ID: plan.id,
      InResponseTo: plan.inResponseTo,
      IssueInstant: plan.issueInstant.toISOString(),
      Version: plan.version,
    },
    children: [issuer(plan.issuer), status(plan.status), assertion],
  });
}

function issuer(plan: { value: string; format?: string }): XmlElement {
  return element('saml2:Issuer', { namespaces: SAML2, attributes: { Format: plan.format }, children: [plan.value] });
}

function status(plan: ResponsePlan['status']): XmlElement {
  const nested = plan.subcodes.reduceRight<XmlElement | undefined>((inner, code) => statusCode(code, inner), undefined);
  return element('saml2p:Status', {
    namespaces: SAML2P,
    children: [
      statusCode(plan.code, nested),
      plan.message === undefined ? undefined : element('saml2p:StatusMessage', { children: [plan.message] }),
    ],
  });
}

function statusCode(value: string, inner: XmlElement | undefined): XmlElement {
  return element('saml2p:StatusCode', { attributes: { Value: value }, children: [inner] });
}

function subject(plan: AssertionPlan['subject']): XmlElement {
  const { confirmation, encryption } = plan;
  // An element that is encrypted stands alone once it is opened, so it declares its own prefix.
  const nameId = element('saml2:NameID', {
    namespaces: encryption ? SAML2 : {},
    attributes: { Format: plan.nameId.format },
    children: [plan.nameId.value],
  });
  return element('saml2:Subject', {
    namespaces: SAML2,
    children: [
      encryption ? encryptInto({ name: 'saml2:EncryptedID', namespaces: SAML2 }, nameId, encryption) : nameId,
      element('saml2:SubjectConfirmation', {
        attributes: { Method: confirmation.method },
        children: [
          element('saml2:SubjectConfirmationData', {
            attributes: {
              InResponseTo: confirmation.inResponseTo,
              NotBefore: confirmation.notBefore?.toISOString(),
              NotOnOrAfter: confirmation.notOnOrAfter?.toISOString(),
              Recipient: confirmation.recipient,
            },
          }),
        ],
      }),
    ],
  });
}

function conditions(plan: AssertionPlan['conditions']): XmlElement {
  return element('saml2:Conditions', {
    namespaces: SAML2,
    attributes: { NotBefore: plan.notBefore?.toISOString(), NotOnOrAfter: plan.notOnOrAfter?.toISOString() },
    children: plan.audiences.map((audiences) =>
      element('saml2:AudienceRestriction', {
        children: audiences.map((audience) => element('saml2:Audience', { children: [audience] })),
      }),
    ),
  });
}

function authnStatement(plan: AssertionPlan['authnStatement']): XmlElement {
  return element('saml2:AuthnStatement', {
    namespaces: SAML2,
    attributes: {
      AuthnInstant: plan.authnInstant.toISOString(),
      SessionIndex: plan.sessionIndex,
      SessionNotOnOrAfter: plan.sessionNotOnOrAfter?.toISOString(),
    },
    children: [
      element('saml2:AuthnContext', {
        children: [element('saml2:AuthnContextClassRef', { children: [plan.authnContextClassRef] })],
      }),
    ],
  });
}

/** Composes the AttributeStatement; a value of no characters becomes an empty element, as in Okta's. */
export function attributeStatement(attributes: readonly AttributePlan[]): XmlElement {
  return element('saml2:AttributeStatement', {
    namespaces: SAML2,
    children: attributes.map((attribute) =>
      element('saml2:Attribute', {
        attributes: { Name: attribute.name, NameFormat: attribute.nameFormat },
        children: attribute.values.map((value) =>
          element('saml2:AttributeValue', {
            namespaces: XS_XSI,
            attributes: { 'xsi:type': value.type },
            children: [value.text === '' ? undefined : value.text],
          }),
        ),
      }),
    ),
  });
}
