/** SAMLCore 1.3.4: an identifier is an xs:ID, that is an NCName: no colon, no leading digit. */
export function isXmlId(value: string | undefined): boolean {
  return value !== undefined && /^[\p{L}_][\p{L}\p{N}\p{M}_.\-\u00B7]*$/u.test(value);
}
