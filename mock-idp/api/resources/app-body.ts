/** What a SAML 2.0 app is made of and replaced with. */
import { type AppExtras, type NewApp, usualExtras } from '../../org/index.ts';
import { invalid, readBody, type Shape, shape } from '../engine/index.ts';
import { type Maybe, type SignOnBody, signOnSchema } from './sign-on-body.ts';

export interface AppBody {
  name?: string | null;
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

const appShape: Shape<AppBody> = shape<AppBody>()('application', {
  type: 'object',
  required: ['label', 'signOnMode'],
  properties: {
    name: text,
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
    settings: object({ notes: object({ admin: text, enduser: text }), signOn: signOnSchema }),
  },
});

const modeShape: Shape<{ signOnMode?: string }> = shape<{ signOnMode?: string }>()('application', {
  type: 'object',
  properties: { signOnMode: { type: 'string' } },
});

/** A SAML 2.0 app's body. Another sign-on mode is refused before its settings, which are none of SAML's, are read. */
export async function readApp(body: unknown): Promise<AppBody> {
  const { signOnMode } = await readBody(modeShape, body);
  if (signOnMode !== undefined && signOnMode !== 'SAML_2_0') {
    throw invalid('mediated', 'Invalid signOnMode', `signOnMode: Only SAML_2_0 is supported, not ${signOnMode}`);
  }
  return readBody(appShape, body);
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
