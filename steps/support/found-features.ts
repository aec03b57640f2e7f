import type { SutDriver } from '../../sp-under-test/drivers/index.ts';
import type { Sealing } from './parameters.ts';
import type { Station } from './station.ts';

/** The feature that a sealing needs; both signed needs none. */
const sealingFeatures: Readonly<Record<Sealing, string>> = {
  A: 'assertion-signed-only',
  R: 'response-signed-only',
  AR: 'both-signed',
};

/** What preflight has found the SP to take. */
function sealed({ encryptionCertificates, sealings }: Station): string[] {
  const { accepted, cipher, encryption } = sealings;
  const signed = accepted.map((sealing) => sealingFeatures[sealing]);
  if (encryption === 'unknown') return signed;
  const authenticated = encryption !== 'refused' && cipher.endsWith('GCM');
  return [
    ...signed,
    'encryption',
    ...(authenticated ? ['authenticated-encryption'] : []),
    ...(encryptionCertificates.length > 1 ? ['second-encryption-key'] : []),
  ];
}

/** What a case needs of the driver, not of the SP. */
function offered(driver: SutDriver): string[] {
  const { advanceClock, declares, otherAcs, refresh, requireSignedMetadata, secondIdp, start, tenant } = driver;
  return [
    ...(start === undefined ? [] : ['sp-initiated']),
    ...(otherAcs?.some((acs) => acs.start !== undefined) === true ? ['second-acs-start'] : []),
    ...(tenant === undefined ? [] : ['second-tenant']),
    ...(refresh === undefined ? [] : ['metadata-refresh']),
    ...(requireSignedMetadata === undefined ? [] : ['signed-metadata']),
    ...(secondIdp === undefined ? [] : ['second-idp']),
    ...(advanceClock === undefined ? [] : ['movable-clock']),
    ...(declares.toleranceSeconds === null ? [] : ['declared-tolerance']),
  ];
}

/** What a good sign-in has shown, and what follows from the agreed Format of names. */
function shown({ habits, nameIdFormat }: Station): string[] {
  const unspecified = nameIdFormat.endsWith(':unspecified');
  return [
    ...(habits.asksAuthnContext ? [] : ['no-authn-context-asked']),
    ...(habits.forceAuthn ? ['force-authn'] : []),
    ...(habits.shownAttribute === null ? [] : ['attributes-shown']),
    ...(unspecified ? ['unspecified-name-id'] : []),
    ...(unspecified || nameIdFormat.endsWith(':persistent') ? ['free-name-id'] : []),
  ];
}

/** Features that need not be declared, because the run has found them. */
export function foundFeatures(station: Station): string[] {
  const acs = station.acsEndpoints.length > 0 ? ['second-acs'] : [];
  return [...acs, ...sealed(station), ...station.logoutFeatures(), ...offered(station.driver), ...shown(station)];
}
