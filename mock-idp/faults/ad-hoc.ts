/** Changes that no name stands for: a function, or XML that somebody edited. No verdict ever rests on one. */
import type { FaultContext, ResponseFault, ResponsePlan } from '../saml/index.ts';
import {
  isElement,
  parseXml,
  withChildren,
  withoutChildren,
  writeElement,
  type XmlElement,
} from '../saml/xml/index.ts';
import { withXml } from './parts.ts';

/** A point of the line at which there is a tree. */
export type TreePoint = 'assertion-tree' | 'signed-assertion' | 'response-tree' | 'signed-response';

/** What becomes of the signatures in edited XML: each made again over what it now stands in, or left as it is. */
export type Resealing = 'again' | 'as-it-is';

/** A change to one Response: exactly one of four. */
export type AdHocChange =
  | { plan(plan: ResponsePlan, context: FaultContext): ResponsePlan }
  | { tree(element: XmlElement, context: FaultContext): XmlElement | Promise<XmlElement>; point?: TreePoint }
  | { xml: string; sign?: Resealing }
  | { replace: readonly { find: string; by: string }[]; sign?: Resealing };

/** Signs what was signed again, inside out; a signature that was taken out of the text stays out. */
async function sealedAgain(tree: XmlElement, context: FaultContext): Promise<XmlElement> {
  const children = await Promise.all(
    tree.children.map((node) => (isElement(node) ? sealedAgain(node, context) : node)),
  );
  const made = withChildren(tree, children);
  const signed = (isElement(made, 'Response') || isElement(made, 'Assertion')) && made.attributes.ID !== undefined;
  const bare = withoutChildren(made, 'Signature');
  return signed && bare.children.length < made.children.length ? context.seal(bare) : made;
}

function replaced(source: string, edits: readonly { find: string; by: string }[]): string {
  return edits.reduce((now, { find, by }) => now.replaceAll(find, by), source);
}

/** The change as a fault. `name` tells it from others that are armed at the same time. */
export function adHocFault(change: AdHocChange, name = 'ad-hoc'): ResponseFault {
  const base = { name, family: 'ad-hoc', clause: 'none: ad-hoc', effect: 'open' } as const;
  if ('plan' in change) {
    return { ...base, summary: 'A function rewrites the plan.', point: 'plan', apply: change.plan };
  }
  if ('tree' in change) {
    const { point = 'response-tree', tree } = change;
    return { ...base, summary: `A function rewrites the tree at ${point}.`, point, apply: tree };
  }
  const edit = 'xml' in change ? () => change.xml : (source: string) => replaced(source, change.replace);
  const what = 'xml' in change ? 'XML that was edited by hand' : 'Text was replaced in the XML';
  if (change.sign === 'as-it-is') {
    const summary = `${what}; its signatures are left as they are.`;
    return { ...base, summary, point: 'wire', apply: (message) => withXml(message, edit(message.xml)) };
  }
  return {
    ...base,
    summary: `${what}; its signatures are made again.`,
    point: 'signed-response',
    apply: (element, context) => {
      const before = writeElement(element);
      const after = edit(before);
      return after === before ? element : sealedAgain(parseXml(after), context);
    },
  };
}

/** Says what is wrong with a change that came as data; undefined when nothing is. */
export function adHocProblem(change: AdHocChange): string | undefined {
  if (!('xml' in change) || change.sign === 'as-it-is') return undefined;
  try {
    parseXml(change.xml);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
