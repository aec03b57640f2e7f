/** How the judge comes to an outcome: control of the IdP, one attempt, calibration, circuit breaker. */
export {
  type Attempt,
  type AttemptRequest,
  attempt,
  type Door,
  deliverAgain,
  deliverChanged,
  holdBack,
  type Person,
  type Stage,
  subjectOf,
} from './attempt/index.ts';
export { type BreakerEvent, CircuitBreaker } from './breaker.ts';
export { type Calibration, calibrate, notCalibrated } from './calibration.ts';
export { clockFindings } from './clock-findings.ts';
export type { CalibrationFinding } from './finding.ts';
export { type Habits, noHabits, serverErrorOf } from './habits.ts';
export {
  type FaultRequest,
  type IdpAddress,
  type IdpApp,
  IdpControl,
  IdpControlError,
  type LogoutOrder,
  type MetadataFetch,
} from './idp-control/index.ts';
export { habitsOf } from './learn-habits.ts';
export * from './logout/index.ts';
export { answerByTheOther } from './mix-up.ts';
export type { Observed } from './observed.ts';
export { type Listener, listenForFetches, serveUntrusted } from './outbound-listener.ts';
export { classify, type KnownPerson, type Observation } from './outcome.ts';
export { Pace } from './pace.ts';
export type { ContentCipher, EncryptionFound, SealingName, Sealings } from './preflight.ts';
export { PublishedMetadata, type ReadAgain } from './published-metadata.ts';
export { answerFromTenant, nameAtTenant, signInAtTenant } from './tenant.ts';
