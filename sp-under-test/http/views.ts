/**
 * The pages an end user sees, as pure functions: props → a whole HTML document. HTTP decides what is true, the views
 * only show it. Forms post to the `action` given, with a hidden input `_csrf` holding `csrf`, and work without script.
 */
import type { Environment, MembershipOrigin, ProductAccess } from '../workspace/index.ts';

/** Where the stylesheet of both faces is served; pages link to it and to nothing else. */
export const stylesheetHref = '/assets/sp.css';

/** Where the script of the leaving page is served. */
export const submitScriptHref = '/assets/submit.js';

export interface HomeProps {
  workspaceName: string;
  environments: readonly { environment: Environment; signInHref: string; ssoAvailable: boolean }[];
  /** Present when somebody is signed in in this browser. */
  signedInAs?: { name: string; portalHref: string };
  adminHref: string;
}

/** E-mail first; then, where a password applies, the password. */
export interface SignInProps {
  environment: Environment;
  productName: string;
  step: 'email' | 'password';
  action: string;
  csrf: string;
  /** Hidden inputs to send along (product). */
  hidden: readonly { name: string; value: string }[];
  /** Input `email`; fixed text on the password step, where it is sent along as a hidden input. */
  email: string;
  error?: string;
  /** Offered on the password step where SSO is possible but not required (D-18). */
  ssoHref?: string;
}

/** Inputs `password` and `repeat`. */
export interface SetPasswordProps {
  email: string;
  name: string;
  action: string;
  csrf: string;
  error?: string;
  /** True: the password was saved. Then there is no form, only `signIn` links. */
  done: boolean;
  signIn: readonly { environment: Environment; href: string }[];
}

export interface PortalProps {
  person: { name: string; email: string };
  /** Provider's name, or undefined after a password sign-in. */
  providerName?: string;
  environment: Environment;
  /** The product this sign-in was for. */
  productName: string;
  groups: readonly { name: string; origin: MembershipOrigin }[];
  /** ISO 8601. */
  sessionUntil: string;
  now: string;
  products: readonly (ProductAccess & { href: string })[];
  /** Platforms to use the products from; none after a password sign-in. */
  platforms: readonly { name: string; href: string }[];
  signOutAction: string;
  csrf: string;
}

/** Inside one product, allowed. */
export interface ProductProps {
  productName: string;
  person: { name: string; email: string };
  environment: Environment;
  portalHref: string;
}

/** Slack or Microsoft Teams: linked, ready to be linked, or nobody we know. */
export type PlatformProps = { platformName: string } & (
  | {
      state: 'linked';
      person: { name: string; email: string };
      environmentName: string;
      /** ISO 8601. */
      linkedAt: string;
      products: readonly (ProductAccess & { href: string })[];
      unlinkAction: string;
      csrf: string;
    }
  | {
      state: 'linkable';
      person: { name: string; email: string };
      environmentName: string;
      linkAction: string;
      csrf: string;
    }
  | { state: 'unknown'; homeHref: string }
);

/** Calm: one sentence for the person; code and reference for the administrator. */
export interface RefusedProps {
  heading: string;
  /** The public sentence; holds nothing from the message. */
  sentence: string;
  reason: string;
  reference: string;
  tryAgainHref?: string;
}

/** A form that a script submits at once: a message for the identity provider. */
export interface LeavingProps {
  action: string;
  fields: readonly { name: string; value: string }[];
}

export interface PrivacyProps {
  workspaceName: string;
  /** Whom to write to. */
  contact: string;
  homeHref: string;
}

export interface AdminSignInProps {
  /** Inputs `email` and `password`. */
  action: string;
  csrf: string;
  email: string;
  /** Hidden input `next`. */
  next: string;
  error?: string;
}

/** Somebody is signed in, but is no workspace admin. */
export interface AdminForbiddenProps {
  signedInAs: string;
  homeHref: string;
}

export interface PortalViews {
  home(props: HomeProps): string;
  signIn(props: SignInProps): string;
  setPassword(props: SetPasswordProps): string;
  portal(props: PortalProps): string;
  product(props: ProductProps): string;
  platform(props: PlatformProps): string;
  refused(props: RefusedProps): string;
  logout(props: LeavingProps): string;
  privacy(props: PrivacyProps): string;
  notFound(props: { homeHref: string }): string;
  adminSignIn(props: AdminSignInProps): string;
  adminForbidden(props: AdminForbiddenProps): string;
}
