import { attribute, child, children, elements, escapeXml, ns, text } from '../xml/index.ts';

/**
 * What saml2-js is given to read: a Response around the identity-bearing parts of the verified Assertion. It counts
 * elements at any depth (a NameID inside a SubjectConfirmation, a second AuthnStatement, an Assertion in Advice), and
 * reads first text nodes; in this form there is one of each, and one text node in each.
 */
export function minimalResponse(assertion: Element): string {
  const nameId = child(child(assertion, ns.saml, 'Subject'), ns.saml, 'NameID');
  const index = attribute(children(assertion, ns.saml, 'AuthnStatement')[0], 'SessionIndex');
  const attributes = attributeElements(assertion).map(
    (one) =>
      `<saml:Attribute Name="${escapeXml(attribute(one, 'Name') ?? '')}">` +
      children(one, ns.saml, 'AttributeValue')
        .map((value) => `<saml:AttributeValue>${escapeXml(valueText(value))}</saml:AttributeValue>`)
        .join('') +
      '</saml:Attribute>',
  );
  return (
    `<samlp:Response xmlns:samlp="${ns.samlp}" xmlns:saml="${ns.saml}" ID="_read" Version="2.0">` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>' +
    '<saml:Assertion ID="_assertion" Version="2.0"><saml:Subject>' +
    (nameId === undefined ? '' : `<saml:NameID>${escapeXml(text(nameId) ?? '')}</saml:NameID>`) +
    `</saml:Subject><saml:AuthnStatement${index === undefined ? '' : ` SessionIndex="${escapeXml(index)}"`}/>` +
    (attributes.length === 0 ? '' : `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>`) +
    '</saml:Assertion></samlp:Response>'
  );
}

/** The Attributes of all AttributeStatements, in order. */
function attributeElements(assertion: Element): Element[] {
  return children(assertion, ns.saml, 'AttributeStatement').flatMap((one) => children(one, ns.saml, 'Attribute'));
}

/** A value with elements inside is read as the text of the innermost ones: shown, never interpreted. */
function valueText(value: Element): string {
  return text(value) ?? elements(value).map(valueText).join(' ');
}
