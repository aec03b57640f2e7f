/**
 * What the SAML face asks of whoever draws its pages: pure functions from plain props to a whole HTML document.
 * The drawing lives in `console/`; this file is the agreement, so that neither side has to read the other.
 *
 * Forms work without script. Field names are part of the agreement (the routes read them):
 * `_csrf`, `fromURI`, `identifier`, `password`, `rememberMe` (value `on`), `confirmPassword`.
 */
import type { WireMessage } from '../saml/index.ts';

/** Every page links these itself; the SAML face serves `file` under `url`. */
export interface Stylesheet {
  /** Path on the SAML face, e.g. `/assets/idp.css`. */
  url: string;
  /** Absolute path of the file. */
  file: string;
}

/** Who sent the person here, in the words of the AuthnRequest; shown folded for engineers. */
export interface Asking {
  appLabel: string;
  binding?: string;
  requestId?: string;
  issuer?: string;
  acsUrl?: string;
  forceAuthn?: boolean;
  relayState?: string;
  xml?: string;
}

/** A message in Okta's words; with `field` it stands at that field as well. */
export interface FormProblem {
  message: string;
  field?: 'identifier' | 'password' | 'confirmPassword';
}

export interface SignInProps {
  /** `identifier`: title "Sign In", Username, "Keep me signed in", Next. `password`: "Verify with your password", Verify. */
  step: 'identifier' | 'password';
  organisation: string;
  /** Form posts here (same for both steps; the hidden `step` field tells them apart). */
  action: string;
  /** Hidden `_csrf`. */
  csrf: string;
  /** Hidden `fromURI`, where to continue. Absent: the dashboard. */
  fromUri?: string;
  /** As typed in step one; hidden `identifier` in step two, with "Back to sign in". */
  identifier: string;
  rememberMe: boolean;
  problems: readonly FormProblem[];
  /** One line that explains a state, e.g. after a password was set. */
  notice?: string;
  /** Behind "Need help signing in?". */
  help: { forgotPasswordUrl: string; unlockAccountUrl: string };
  asking?: Asking;
  /** Opens the laboratory; there when it is on and somebody is asking. */
  laboratoryUrl?: string;
}

export interface SetPasswordProps {
  /** Why a password is set: an account begins, a password has expired, or it was forgotten. */
  purpose: 'activation' | 'expired' | 'recovery';
  organisation: string;
  login: string;
  firstName: string;
  action: string;
  csrf: string;
  /** "At least 8 characters", … */
  requirements: readonly string[];
  problems: readonly FormProblem[];
}

/** "Forgot password?" and "Unlock account?". Fields: `identifier`, `fromURI`. */
export interface RecoveryProps {
  purpose: 'password' | 'unlock';
  /** `identify`: who is it. `sent`: the mail is on its way, if there is such a person. `confirm`, `done`: of an unlocking link. */
  step: 'identify' | 'sent' | 'confirm' | 'done';
  organisation: string;
  action: string;
  csrf: string;
  /** As typed; it says nothing about whether anybody has that name. */
  identifier: string;
  fromUri?: string;
  problems: readonly FormProblem[];
  /** "Back to sign in". */
  signInUrl: string;
}

export interface DashboardProps {
  organisation: string;
  person: { displayName: string; login: string };
  /** `logo`: address of a picture, where the app has one. */
  tiles: readonly { label: string; url: string; logo?: string }[];
  /** POST with `_csrf`. */
  signOutAction: string;
  csrf: string;
  /** Only for administrators. */
  adminUrl?: string;
}

export interface DeliveryProps {
  appLabel: string;
  /** Rendered faithfully: method, action, every field in order, duplicates included; `form id="appForm"`. */
  message: Omit<WireMessage, 'xml'>;
  /** Inline script, verbatim: its hash is in the page's CSP. */
  script: string;
}

export interface RefusedProps {
  /** HTTP status, for "400 Bad Request" and the like. */
  status: number;
  organisation: string;
  /** Okta's words for the person. */
  title: string;
  description: string;
  /** The folded line for engineers. */
  engineer?: {
    check: string;
    clause?: string;
    message: string;
    requestId?: string;
    /** Absolute link to the trace on the admin face. */
    traceUrl?: string;
  };
  /** "Go to Homepage". */
  homeUrl: string;
}

export interface WaitingProps {
  organisation: string;
  appLabel: string;
  /** Why nothing happens yet. */
  sentence: string;
  /** Asks again. */
  continueUrl: string;
}

/** One fault that can be chosen. */
export interface FaultOption {
  name: string;
  family: string;
  summary: string;
  /** Parameter name → sentence. */
  parameters: Readonly<Record<string, string>>;
  /** What it is without being given. */
  defaults: Readonly<Record<string, string>>;
}

/** What the laboratory's form holds. Fields: `person`, `fault` (several), `parameter:{fault}:{name}`, `relayState`. */
export interface LaboratoryForm {
  action: string;
  csrf: string;
  fromUri: string;
  /** As typed or as offered. */
  person: string;
  people: readonly string[];
  faults: readonly FaultOption[];
  chosen: readonly string[];
  /** By field name. */
  parameters: Readonly<Record<string, string>>;
  relayState: string;
  problems: readonly { message: string; field: string }[];
}

export interface LaboratoryProps {
  organisation: string;
  asking: Asking;
  form: LaboratoryForm;
  /** There when a message was made and waits to be sent. Fields: `draft`, `xml`, `sign` (`again` or `as-it-is`). */
  preview?: { draft: string; xml: string; plainXml: string; shown: string; sign: 'again' | 'as-it-is'; until?: string };
}

export interface HeldProps {
  organisation: string;
  appLabel: string;
  /** The transaction that is held. */
  key: string;
}

/** Every page of the SAML face. */
export interface Views {
  stylesheets: readonly Stylesheet[];
  signIn(props: SignInProps): string;
  setPassword(props: SetPasswordProps): string;
  recovery(props: RecoveryProps): string;
  dashboard(props: DashboardProps): string;
  delivery(props: DeliveryProps): string;
  refused(props: RefusedProps): string;
  held(props: HeldProps): string;
  waiting(props: WaitingProps): string;
  laboratory(props: LaboratoryProps): string;
}
