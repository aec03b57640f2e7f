/** The SP's HTTP side. */
export type { AdminSession, ConsoleServices } from './console-services.ts';
export type {
  AdminForbiddenProps,
  AdminSignInProps,
  HomeProps,
  PortalProps,
  PortalViews,
  ProductProps,
  RefusedProps,
  SetPasswordProps,
  SignInProps,
} from './views.ts';
export { stylesheetHref } from './views.ts';
