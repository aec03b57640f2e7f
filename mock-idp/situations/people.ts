/** What names a person in a message: NameID and every attribute that repeats it. */
import type { ResponsePlan } from '../saml/index.ts';

/** Rewrites the NameID, and every attribute value that is the same text. */
export function renamed(plan: ResponsePlan, to: (nameId: string) => string): ResponsePlan {
  const { assertion } = plan;
  if (assertion === undefined) return plan;
  const before = assertion.subject.nameId.value;
  const after = to(before);
  if (after === before) return plan;
  return {
    ...plan,
    assertion: {
      ...assertion,
      subject: { ...assertion.subject, nameId: { ...assertion.subject.nameId, value: after } },
      attributes: assertion.attributes.map((attribute) => ({
        ...attribute,
        values: attribute.values.map((value) => (value.text === before ? { ...value, text: after } : value)),
      })),
    },
  };
}
