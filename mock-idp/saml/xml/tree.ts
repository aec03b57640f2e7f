/** The IdP's element tree. The writer in this folder prints it; nothing else prints XML. */

export interface XmlElement {
  kind: 'element';
  /** Qualified name, e.g. `saml2:Assertion`. */
  name: string;
  /**
   * Namespace declarations this element makes: prefix ('' = default) → URI. The document repeats the ones an ancestor
   * already made, as Okta's does; the canonical form drops them.
   */
  namespaces: Record<string, string>;
  /** Attributes by qualified name. */
  attributes: Record<string, string>;
  children: XmlNode[];
}

export type XmlNode =
  | XmlElement
  | { kind: 'text'; value: string }
  | { kind: 'comment'; value: string }
  | { kind: 'instruction'; target: string; data: string }
  | { kind: 'cdata'; value: string };
