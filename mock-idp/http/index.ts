/** The face of the SAML side: its routes, and what it needs from whoever draws its pages. */

export type { AdminFaceParts } from './admin-face.ts';
export { type Clock, createClock } from './clock.ts';
export type { FaceDependencies, Logger } from './face-dependencies.ts';
export { laboratoryPath } from './laboratory/laboratory-form.ts';
export type { LaboratoryPorts } from './laboratory/ports.ts';
export { createServerFor, type Listener, listen, PortTakenError, startListening, type TlsFiles } from './listen.ts';
export { isLoopbackHost, isLoopbackUrl } from './loopback.ts';
export { createParticipants, type Participant, type Participants } from './participants.ts';
export { recoveryUrls } from './people/recovery-paths.ts';
export { createSamlFace } from './saml-face.ts';
export type { Addresses, ConsoleServices } from './services.ts';
export { sendDelivery } from './sign-on/deliver.ts';
export { createPreview, type Preview, type PreviewAssertion } from './sign-on/preview.ts';
export { type Unattended, unattendedSetting } from './sign-on/unattended-setting.ts';
export type * from './views.ts';

/** The admin face stands on Express, which takes longer to load than everything a start needs: loaded when somebody administers. */
export async function loadAdminFace() {
  const { createAdminFace } = await import('./admin-face.ts');
  return createAdminFace;
}
