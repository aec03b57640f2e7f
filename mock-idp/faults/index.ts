/** The closed registry of deliberate deviations. Verdicts rest on these names; nothing else may be armed by name. */
import type { Fault } from '../saml/index.ts';
import { algorithmFamily } from './algorithm.ts';
import { attributeValueFamily } from './attribute-value.ts';
import { attributesFamily } from './attributes.ts';
import { audienceFamily } from './audience.ts';
import { authnContextFamily } from './authn-context.ts';
import { authnMethodFamily } from './authn-method.ts';
import { correlationFamily } from './correlation.ts';
import { encryptionFamily } from './encryption/index.ts';
import { envelopeFamily } from './envelope/index.ts';
import { issuerFamily } from './issuer.ts';
import { logoutFamily } from './logout/index.ts';
import { metadataFamily } from './metadata/index.ts';
import { nameIdFamily } from './name-id.ts';
import { nameIdValueFamily } from './name-id-value.ts';
import { signatureFamily } from './signature/index.ts';
import { statusFamily } from './status.ts';
import { subjectConfirmationFamily } from './subject-confirmation.ts';
import { timeFamily } from './time.ts';
import { timeLimitsFamily } from './time-limits.ts';
import { transportFamily } from './transport.ts';
import { wrappingFamily } from './wrapping/index.ts';
import { xmlFamily } from './xml/index.ts';

export { type AdHocChange, adHocFault, adHocProblem, type Resealing, type TreePoint } from './ad-hoc.ts';
export { checkFaultParameters, FaultParametersInvalid } from './parameters.ts';

/** Every fault, family by family. */
export const faults: readonly Fault[] = [
  ...statusFamily,
  ...issuerFamily,
  ...envelopeFamily,
  ...correlationFamily,
  ...subjectConfirmationFamily,
  ...timeFamily,
  ...timeLimitsFamily,
  ...audienceFamily,
  ...authnContextFamily,
  ...authnMethodFamily,
  ...nameIdFamily,
  ...nameIdValueFamily,
  ...attributesFamily,
  ...attributeValueFamily,
  ...signatureFamily,
  ...algorithmFamily,
  ...wrappingFamily,
  ...xmlFamily,
  ...encryptionFamily,
  ...transportFamily,
  ...logoutFamily,
  ...metadataFamily,
];

const byName: ReadonlyMap<string, Fault> = new Map(faults.map((fault) => [fault.name, fault]));

/** Every name, in the order of the registry. */
export const faultNames: readonly string[] = [...byName.keys()];

/** The fault of that name, if there is one. */
export function findFault(name: string): Fault | undefined {
  return byName.get(name);
}
