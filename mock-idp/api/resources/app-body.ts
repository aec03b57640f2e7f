/** What a SAML 2.0 app is made of and replaced with. */
import {
  type AppExtras,
  type AttributeStatement,
  attributeNameFormats,
  type GroupFilter,
  type NewApp,
} from '../../org/index.ts';
import { type Shape, shape } from '../engine/index.ts';
import { usualExtras } from '../shapes/app.ts';
import { toSaml } from '../shapes/spelling.ts';

type Maybe<T> = T | null | undefined;

interface StatementBody {
  type?: 'EXPRESSION' | 'GROUP';
  name: string;
  namespace?: Maybe<string>;
  values?: Maybe<string[]>;
  filterType?: Maybe<GroupFilter>;
  filterValue?: Maybe<string>;
}

/** `settings.signOn` as a client says it. */
export interface SignOnBody {
  ssoAcsUrl: string;
  audience: string;
  recipient?: Maybe<string>;
  destination?: Maybe<string>;
  defaultRelayState?: Maybe<string>;
  idpIssuer?: Maybe<string>;
  subjectNameIdFormat?: Maybe<string>;
  subjectNameIdTemplate?: Maybe<string>;
  responseSigned?: Maybe<boolean>;
  assertionSigned?: Maybe<boolean>;
  honorForceAuthn?: Maybe<boolean>;
  authnContextClassRef?: Maybe<string>;
  attributeStatements?: Maybe<StatementBody[]>;
}

export interface AppBody {
  label: string;
  signOnMode: 'SAML_2_0';
  accessibility?: Maybe<{
    selfService?: Maybe<boolean>;
    errorRedirectUrl?: Maybe<string>;
    loginRedirectUrl?: Maybe<string>;
  }>;
  visibility?: Maybe<{
    autoLaunch?: Maybe<boolean>;
    autoSubmitToolbar?: Maybe<boolean>;
    hide?: Maybe<{ iOS?: Maybe<boolean>; web?: Maybe<boolean> }>;
  }>;
  credentials?: Maybe<{
    userNameTemplate?: Maybe<{
      template?: Maybe<string>;
      type?: Maybe<AppExtras['userNameTemplate']['type']>;
      suffix?: Maybe<string>;
      pushStatus?: Maybe<string>;
    }>;
    signing?: Maybe<{ kid?: Maybe<string> }>;
  }>;
  settings?: Maybe<{
    notes?: Maybe<{ admin?: Maybe<string>; enduser?: Maybe<string> }>;
    signOn?: Maybe<SignOnBody>;
  }>;
}

const text = { type: ['string', 'null'], maxLength: 1024 };
const flag = { type: ['boolean', 'null'] };
const object = (properties: object) => ({ type: ['object', 'null'], properties });
/** A setting whose behaviour this provider does not have: only its default is taken, so that nobody is misled. */
const only = (...values: readonly unknown[]) => ({ enum: [...values, null] });
const none = { type: ['array', 'null'], maxItems: 0 };

const statement = {
  type: 'object',
  required: ['name'],
  properties: {
    type: { enum: ['EXPRESSION', 'GROUP'] },
    name: { type: 'string' },
    namespace: text,
    values: { type: ['array', 'null'], maxItems: 20, items: { type: 'string' } },
    filterType: { enum: ['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX', null] },
    filterValue: text,
  },
};

const signOn = {
  type: ['object', 'null'],
  required: ['ssoAcsUrl', 'audience'],
  properties: {
    ssoAcsUrl: { type: 'string' },
    audience: { type: 'string' },
    recipient: text,
    destination: text,
    defaultRelayState: text,
    idpIssuer: text,
    subjectNameIdFormat: text,
    subjectNameIdTemplate: text,
    responseSigned: flag,
    assertionSigned: flag,
    honorForceAuthn: flag,
    authnContextClassRef: text,
    attributeStatements: { type: ['array', 'null'], maxItems: 100, items: statement },
    signatureAlgorithm: only('RSA_SHA256'),
    digestAlgorithm: only('SHA256'),
    allowMultipleAcsEndpoints: only(false),
    acsEndpoints: none,
    samlSignedRequestEnabled: only(false),
    inlineHooks: none,
    assertionEncryption: object({ enabled: only(false) }),
    slo: object({ enabled: only(false) }),
    participateSlo: object({ enabled: only(false) }),
    spCertificate: only(),
    samlAssertionLifetimeSeconds: only(0),
  },
};

export const appShape: Shape<AppBody> = shape<AppBody>()('application', {
  type: 'object',
  required: ['label', 'signOnMode'],
  properties: {
    label: { type: 'string', minLength: 1, maxLength: 100 },
    signOnMode: { enum: ['SAML_2_0'] },
    accessibility: object({ selfService: flag, errorRedirectUrl: text, loginRedirectUrl: text }),
    visibility: object({ autoLaunch: flag, autoSubmitToolbar: flag, hide: object({ iOS: flag, web: flag }) }),
    credentials: object({
      userNameTemplate: object({
        template: text,
        type: { enum: ['NONE', 'BUILT_IN', 'CUSTOM', null] },
        suffix: text,
        pushStatus: { enum: ['PUSH', 'DONT_PUSH', 'NOT_CONFIGURED', null] },
      }),
      signing: object({ kid: text }),
    }),
    settings: object({ notes: object({ admin: text, enduser: text }), signOn }),
  },
});

function statementOf({
  type = 'EXPRESSION',
  name,
  namespace,
  values,
  filterType,
  filterValue,
}: StatementBody): AttributeStatement {
  return {
    type,
    name,
    namespace: namespace ?? attributeNameFormats.Unspecified,
    values: type === 'GROUP' ? [] : (values ?? []),
    ...(filterType && { filterType }),
    ...(typeof filterValue === 'string' && { filterValue }),
  };
}

/** What is null or missing takes Okta's default; empty URLs do, too. */
export function signOnOf({ ssoAcsUrl, audience, attributeStatements, ...rest }: SignOnBody): NewApp['signOn'] {
  const { recipient, destination, idpIssuer, subjectNameIdTemplate, subjectNameIdFormat, authnContextClassRef } = rest;
  const { defaultRelayState, responseSigned, assertionSigned, honorForceAuthn } = rest;
  return {
    ssoAcsUrl,
    audience,
    ...(recipient && { recipient }),
    ...(destination && { destination }),
    ...(idpIssuer && { idpIssuer }),
    ...(subjectNameIdTemplate && { subjectNameIdTemplate }),
    ...(subjectNameIdFormat && { subjectNameIdFormat: toSaml(subjectNameIdFormat) }),
    ...(authnContextClassRef && { authnContextClassRef: toSaml(authnContextClassRef) }),
    ...(typeof defaultRelayState === 'string' && { defaultRelayState }),
    ...(typeof responseSigned === 'boolean' && { responseSigned }),
    ...(typeof assertionSigned === 'boolean' && { assertionSigned }),
    ...(typeof honorForceAuthn === 'boolean' && { honorForceAuthn }),
    attributeStatements: (attributeStatements ?? []).map(statementOf),
  };
}

/** What Okta keeps for its own pages; what is not said stays. */
export function extrasOf(
  { accessibility, visibility, credentials, settings }: AppBody,
  before: AppExtras = usualExtras,
): AppExtras {
  const { type, suffix, pushStatus } = credentials?.userNameTemplate ?? {};
  return {
    accessibility: {
      selfService: accessibility?.selfService ?? before.accessibility.selfService,
      errorRedirectUrl: accessibility
        ? (accessibility.errorRedirectUrl ?? null)
        : before.accessibility.errorRedirectUrl,
      loginRedirectUrl: accessibility
        ? (accessibility.loginRedirectUrl ?? null)
        : before.accessibility.loginRedirectUrl,
    },
    visibility: {
      autoLaunch: visibility?.autoLaunch ?? before.visibility.autoLaunch,
      autoSubmitToolbar: visibility?.autoSubmitToolbar ?? before.visibility.autoSubmitToolbar,
      hideIos: visibility?.hide?.iOS ?? before.visibility.hideIos,
    },
    notes: settings?.notes
      ? { admin: settings.notes.admin ?? null, enduser: settings.notes.enduser ?? null }
      : before.notes,
    userNameTemplate: {
      type: type ?? before.userNameTemplate.type,
      ...(suffix && { suffix }),
      ...(pushStatus && { pushStatus }),
    },
  };
}

/** The part of an app that is the same for making and replacing it. */
export function settingsBesideSaml({ visibility, credentials }: AppBody): Pick<NewApp, 'hidden' | 'userNameTemplate'> {
  const template = credentials?.userNameTemplate?.template;
  const hidden = visibility?.hide?.web;
  return {
    ...(typeof hidden === 'boolean' && { hidden }),
    ...(template ? { userNameTemplate: template } : {}),
  };
}
