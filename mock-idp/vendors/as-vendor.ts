import { createHash } from 'node:crypto';
import type { AssertionPlan, ResponsePlan } from '../saml/index.ts';
import { findVendor } from './registry.ts';
import type { VendorLook } from './vendor.ts';

/** An ID of the vendor's shape, made of the one it takes the place of: as unique, and the same for the same. */
function shaped(template: string, id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return template
    .replaceAll('{uuid}', uuid)
    .replaceAll('{hex32}', hex.slice(0, 32))
    .replaceAll('{hex40}', hex.slice(0, 40));
}

const after = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000);

function issuerOf({ value, format }: AssertionPlan['issuer'], { issuerFormat }: VendorLook): AssertionPlan['issuer'] {
  return { value, ...(issuerFormat && format !== undefined && { format }) };
}

function assertionOf(plan: AssertionPlan, look: VendorLook): AssertionPlan {
  const id = shaped(look.assertionId, plan.id);
  const { confirmation } = plan.subject;
  const sessionIndex = look.sessionIndex === 'assertion-id' ? id : shaped(look.sessionIndex, `${plan.id} session`);
  return {
    ...plan,
    id,
    issuer: issuerOf(plan.issuer, look),
    subject: {
      ...plan.subject,
      confirmation: { ...confirmation, notOnOrAfter: after(plan.issueInstant, look.confirmationSeconds) },
    },
    conditions: {
      ...plan.conditions,
      notBefore: after(plan.issueInstant, look.notBeforeSeconds),
      notOnOrAfter: after(plan.issueInstant, look.notOnOrAfterSeconds),
    },
    authnStatement: { ...plan.authnStatement, sessionIndex },
  };
}

/** The plan as a vendor would have it; Okta's own where none is named. */
export function asVendor(plan: ResponsePlan, name: string | undefined): ResponsePlan {
  const look = findVendor(name)?.message;
  if (!look) return plan;
  const { assertionPrefix, protocolPrefix } = look;
  return {
    ...plan,
    id: shaped(look.responseId, plan.id),
    issuer: issuerOf(plan.issuer, look),
    ...(plan.assertion && { assertion: assertionOf(plan.assertion, look) }),
    layout: { ...plan.layout, assertionPrefix, protocolPrefix },
  };
}
