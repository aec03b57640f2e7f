import { type Element, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SDP-MD04: who reads it twice reads the same, but for ID, validity and signature. */
export const stable: Rule = (evidence) =>
  inMetadata(evidence, ({ again, document }) => {
    if (again === undefined) return unjudged('The metadata was read from a file, which does not change.');
    if ('unreadable' in again) return broken('The second time it is no XML.', again);
    const [first, second] = [lasting(document.root), lasting(again.root)];
    const other =
      second.find(({ line }, index) => first[index]?.line !== line) ??
      (second.length < first.length ? second.at(-1) : undefined);
    return other === undefined
      ? holds('The same twice.', document)
      : broken('Fetched again, it says something else.', again, other.span);
  });

const passing = ['ID', 'validUntil', 'cacheDuration'];

/** Every element with what it says, in document order, without what may change. */
function lasting(element: Element): { line: string; span: Element['span'] }[] {
  if (element.namespace === ns.ds && element.name === 'Signature') return [];
  const attributes = element.attributes
    .filter(({ name }) => !passing.includes(name))
    .map(({ name, namespace, value }) => `${namespace} ${name}=${value}`)
    .sort();
  const own = element.children.length === 0 ? element.text.trim() : '';
  const line = JSON.stringify([element.namespace, element.name, attributes, own]);
  return [{ line, span: element.span }, ...element.children.flatMap(lasting)];
}
