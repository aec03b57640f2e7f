/** What people meet who come to the portal: signing in, an invitation, the products, Slack and Microsoft Teams. */
export { invitationRoutes, invite } from './invitation.ts';
export { platformRoutes } from './platform.ts';
export { portalRoutes } from './portal.ts';
export { signInRoutes } from './sign-in.ts';
