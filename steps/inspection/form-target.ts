import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The `target` of the form that holds a SAMLRequest: a name other than the window's own would be a frame. */
export function formTarget(html: string): string | undefined {
  const form = elementsOf(parse(html)).find(
    (element) => element.tagName === 'form' && elementsOf(element).some((one) => value(one, 'name') === 'SAMLRequest'),
  );
  return form === undefined ? undefined : value(form, 'target');
}

function elementsOf(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...below] : below;
}

const value = (element: Element, name: string): string | undefined =>
  element.attrs.find((entry) => entry.name === name)?.value;
