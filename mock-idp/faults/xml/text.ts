/** Edits of a finished document's text. */

/** Puts text where a document begins, after its XML declaration. */
export function afterDeclaration(xml: string, inserted: string): string {
  return xml.replace('?>', () => `?>${inserted}`);
}

/** Puts a DOCTYPE there, with an internal subset or none. */
export function doctype(xml: string, subset: string): string {
  return afterDeclaration(xml, `<!DOCTYPE saml2p:Response${subset === '' ? '' : ` [${subset}]`}>`);
}

/** Puts markup into the outermost KeyInfo, the one place of the document that its signature does not cover. */
export function inKeyInfo(xml: string, markup: string): string {
  return xml.replace(/<ds:KeyInfo[^>]*>/, (tag) => tag + markup);
}
