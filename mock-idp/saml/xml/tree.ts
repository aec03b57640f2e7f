/** The IdP's element tree. The writer in this folder prints it in exclusive-canonical form; nothing else prints XML. */

export interface XmlElement {
  kind: 'element';
  /** Qualified name, e.g. `saml2:Assertion`. */
  name: string;
  /** Namespace declarations this element wishes to make: prefix ('' = default) → URI. Redundant ones are not written. */
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
