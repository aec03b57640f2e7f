import type { EncryptionChoice } from '../contracts.ts';
import {
  type Container,
  child,
  encryptInto,
  isElement,
  localName,
  SAML_ASSERTION,
  withChildren,
  type XmlElement,
} from '../xml/index.ts';

/** Encrypts what one message holds, and remembers what is inside. */
export class Encryption {
  readonly #choice: EncryptionChoice;
  readonly #inside = new WeakMap<XmlElement, XmlElement>();

  constructor(choice: EncryptionChoice) {
    this.#choice = choice;
  }

  /** What a container holds that was made here and is still as it was made. */
  inside(container: XmlElement): XmlElement | undefined {
    return this.#inside.get(container);
  }

  /** Encrypts anything into a container of SAML's assertion vocabulary. */
  encrypt(
    name: 'EncryptedAssertion' | 'EncryptedID' | 'EncryptedAttribute',
    content: XmlElement | string,
    changes: Partial<EncryptionChoice> = {},
  ): XmlElement {
    return this.#into({ name: `saml2:${name}`, namespaces: { saml2: SAML_ASSERTION } }, content, changes);
  }

  /**
   * The same message with every Assertion encrypted that is the root or stands in a Response, however deep that is; the
   * same object where there is none. What stands inside an Assertion goes with it.
   */
  assertions(tree: XmlElement): XmlElement {
    if (localName(tree.name) === 'Assertion') return this.#assertion(tree, tree);
    const isResponse = localName(tree.name).endsWith('Response');
    const children = tree.children.map((node) => {
      if (!isElement(node)) return node;
      if (!isElement(node, 'Assertion')) return this.assertions(node);
      return isResponse ? this.#assertion(node, child(tree, 'Issuer') ?? node) : node;
    });
    return children.some((node, index) => node !== tree.children[index]) ? withChildren(tree, children) : tree;
  }

  /** The container is written as another element of its vocabulary beside it is, wherever a layout has put that. */
  #assertion(assertion: XmlElement, like: XmlElement): XmlElement {
    const prefix = like.name.includes(':') ? like.name.slice(0, like.name.indexOf(':')) : '';
    const name = `${prefix}${prefix === '' ? '' : ':'}EncryptedAssertion`;
    return this.#into({ name, namespaces: { [prefix]: like.namespaces[prefix] ?? SAML_ASSERTION } }, assertion);
  }

  #into(container: Container, content: XmlElement | string, changes: Partial<EncryptionChoice> = {}): XmlElement {
    const made = encryptInto(container, content, { ...this.#choice, ...changes });
    if (typeof content !== 'string') this.#inside.set(made, content);
    return made;
  }
}
