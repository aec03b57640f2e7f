import {
  type App,
  type AppExtras,
  type AttributeStatement,
  type NewApp,
  type OrgProblem,
  settingsOf,
  userNameTemplates,
  usualExtras,
} from '../../org/index.ts';
import type { DraftValues, GroupStatementRow, StatementRow } from '../draft.ts';
import { sentenceOf } from '../sentence.ts';
import { advancedOf, advancedSettings } from './advanced-values.ts';
import { customUsername, noUsername } from './choices.ts';

/** Okta's defaults. */
export function emptyDraft(): DraftValues {
  const signOn = settingsOf({ ssoAcsUrl: '', audience: '' });
  return {
    label: '',
    hidden: false,
    hiddenOnMobile: false,
    ssoAcsUrl: '',
    useForBoth: true,
    recipient: '',
    destination: '',
    audience: '',
    defaultRelayState: signOn.defaultRelayState,
    subjectNameIdFormat: signOn.subjectNameIdFormat,
    applicationUsername: userNameTemplates['Okta username'],
    customUsername: '',
    updateUsernameOn: 'create-and-update',
    ...advancedOf(signOn),
    statements: [],
    groupStatements: [],
    customerOrPartner: 'customer',
    internalApp: false,
  };
}

/** The wizard opened on an existing app. */
export function draftOfApp(app: App): DraftValues {
  const { signOn } = app.settings;
  return {
    ...emptyDraft(),
    label: app.label,
    hidden: app.hidden,
    hiddenOnMobile: (app.extras ?? usualExtras).visibility.hideIos,
    ssoAcsUrl: signOn.ssoAcsUrl,
    useForBoth: signOn.recipient === signOn.ssoAcsUrl && signOn.destination === signOn.ssoAcsUrl,
    recipient: signOn.recipient,
    destination: signOn.destination,
    audience: signOn.audience,
    defaultRelayState: signOn.defaultRelayState,
    subjectNameIdFormat: signOn.subjectNameIdFormat,
    ...usernameOf(app),
    ...advancedOf(signOn),
    statements: signOn.attributeStatements.filter(({ type }) => type === 'EXPRESSION').map(rowOf),
    groupStatements: signOn.attributeStatements.filter(({ type }) => type === 'GROUP').map(groupRowOf),
    internalApp: app.internalApp,
  };
}

const rowOf = (statement: AttributeStatement): StatementRow => ({
  name: statement.name,
  format: statement.namespace,
  value: statement.values.join(', '),
});

const groupRowOf = ({ name, namespace, filterType, filterValue }: AttributeStatement): GroupStatementRow => ({
  name,
  format: namespace,
  filter: filterType ?? 'STARTS_WITH',
  value: filterValue ?? '',
});

/** "Application username" of an app, as the page that edits it shows it. */
export function usernameOf({
  userNameTemplate,
  extras,
}: Pick<App, 'userNameTemplate' | 'extras'>): Pick<
  DraftValues,
  'applicationUsername' | 'customUsername' | 'updateUsernameOn'
> {
  const { type, pushStatus } = (extras ?? usualExtras).userNameTemplate;
  const builtIn = Object.values(userNameTemplates).some((template) => template === userNameTemplate);
  const chosen = type === 'NONE' ? noUsername : builtIn ? userNameTemplate : customUsername;
  return {
    applicationUsername: chosen,
    customUsername: chosen === customUsername ? userNameTemplate : '',
    updateUsernameOn: pushStatus === 'DONT_PUSH' ? 'create-only' : 'create-and-update',
  };
}

/** The same for the organisation. "Create only" is there for custom templates. */
export function usernameSettings(
  { applicationUsername, customUsername: custom, updateUsernameOn }: ReturnType<typeof usernameOf>,
  extras: AppExtras,
): { userNameTemplate: string; extras: AppExtras } {
  const isCustom = applicationUsername === customUsername;
  const pushStatus = isCustom && updateUsernameOn === 'create-only' ? 'DONT_PUSH' : 'PUSH';
  const none = applicationUsername === noUsername;
  return {
    userNameTemplate: isCustom ? custom : none ? userNameTemplates['Okta username'] : applicationUsername,
    extras: {
      ...extras,
      userNameTemplate: { type: none ? 'NONE' : isCustom ? 'CUSTOM' : 'BUILT_IN', pushStatus },
    },
  };
}

/** Rows that say something; a row left empty is no statement. */
export const filledRows = <T extends { name: string; value: string }>(rows: readonly T[]): T[] =>
  rows.filter((row) => row.name !== '' || row.value !== '');

/** What Finish hands to the organisation. */
export function appOf(values: DraftValues, before: AppExtras): NewApp {
  const both = values.useForBoth;
  return {
    label: values.label,
    hidden: values.hidden,
    internalApp: values.customerOrPartner === 'customer' && values.internalApp,
    ...usernameSettings(values, {
      ...before,
      visibility: { ...before.visibility, hideIos: values.hiddenOnMobile },
    }),
    signOn: {
      ssoAcsUrl: values.ssoAcsUrl,
      recipient: both ? values.ssoAcsUrl : values.recipient,
      destination: both ? values.ssoAcsUrl : values.destination,
      audience: values.audience,
      defaultRelayState: values.defaultRelayState,
      subjectNameIdFormat: values.subjectNameIdFormat,
      ...advancedSettings(values),
      attributeStatements: [
        ...filledRows(values.statements).map(
          (row): AttributeStatement => ({
            type: 'EXPRESSION',
            name: row.name,
            namespace: row.format,
            values: [row.value],
          }),
        ),
        ...filledRows(values.groupStatements).map(
          (row): AttributeStatement => ({
            type: 'GROUP',
            name: row.name,
            namespace: row.format,
            values: [],
            filterType: row.filter,
            filterValue: row.value,
          }),
        ),
      ],
    },
  };
}

/** Where a problem of the organisation stands in the wizard: path, field, label. */
const places: readonly (readonly [prefix: string, field: string, label: string])[] = [
  ['/label', 'label', 'App name'],
  ['/signOn/ssoAcsUrl', 'ssoAcsUrl', 'Single sign-on URL'],
  ['/signOn/recipient', 'recipient', 'Recipient URL'],
  ['/signOn/destination', 'destination', 'Destination URL'],
  ['/signOn/audience', 'audience', 'Audience URI (SP Entity ID)'],
  ['/signOn/defaultRelayState', 'defaultRelayState', 'Default RelayState'],
  ['/signOn/subjectNameIdFormat', 'subjectNameIdFormat', 'Name ID format'],
  ['/signOn/responseSigned', 'responseSigned', 'Response'],
  ['/signOn/assertionSigned', 'assertionSigned', 'Assertion Signature'],
  ['/signOn/authnContextClassRef', 'authnContextClassRef', 'Authentication context class'],
  ['/signOn/idpIssuer', 'idpIssuer', 'SAML Issuer ID'],
  ['/signOn/assertionEncryption', 'encryptionCertificate', 'Encryption Certificate'],
  ['/signOn/spCertificate', 'spCertificate', 'Signature Certificate'],
  ['/signOn/samlSignedRequestEnabled', 'spCertificate', 'Signature Certificate'],
  ['/signOn/slo/logoutUrl', 'logoutUrl', 'Single Logout URL'],
  ['/signOn/slo/issuer', 'sloIssuer', 'SP Issuer'],
  ['/signOn/slo', 'spCertificate', 'Signature Certificate'],
  ['/signOn/participateSlo/logoutRequestUrl', 'logoutRequestUrl', 'Logout request URL'],
  ['/signOn/participateSlo', 'spCertificate', 'Signature Certificate'],
  ['/signOn/acsEndpoints', 'acsEndpoints', 'Other Requestable SSO URLs'],
  ['/signOn/samlAssertionLifetimeSeconds', 'lifetime', 'Maximum app session lifetime'],
  ['/signOn/attributeStatements', 'statements', 'Attribute Statements'],
  ['/userNameTemplate', 'customUsername', 'Application username'],
];

/** The organisation's problems, by field of the wizard. */
export function wizardErrors(problems: readonly OrgProblem[], values: DraftValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const [, field, label] = places.find(([prefix]) => problem.path.startsWith(prefix)) ?? ['', 'label', 'App name'];
    // Ticked, both follow the Single sign-on URL: its own problem says it all.
    if (values.useForBoth && (field === 'recipient' || field === 'destination')) continue;
    errors[field] ??= sentenceOf(problem, label);
  }
  return errors;
}
