/** The SP's HTTP side. */
export { createApp } from './app.ts';
export { browserEnd } from './browser.ts';
export type { AdminSession, ConsoleServices } from './console-services.ts';
export { createCsrf } from './csrf.ts';
export { closeServer, listenOnLoopback, type TlsFiles } from './listen.ts';
export { invite } from './people/index.ts';
export type { AdminAccount, Log, MovableClock, ServerContext } from './server-context.ts';
export { createFetch, createMetadataFetcher } from './sso/index.ts';
export type {
  AdminForbiddenProps,
  AdminSignInProps,
  HomeProps,
  LeavingProps,
  PlatformProps,
  PortalProps,
  PortalViews,
  PrivacyProps,
  ProductProps,
  RefusedProps,
  SetPasswordProps,
  SignInProps,
} from './views.ts';
export { stylesheetHref, submitScriptHref } from './views.ts';
export type { WorkspaceView } from './workspace-view.ts';
