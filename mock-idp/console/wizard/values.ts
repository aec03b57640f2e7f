import {
  type App,
  type AttributeStatement,
  type NewApp,
  type OrgProblem,
  settingsOf,
  userNameTemplates,
} from '../../org/index.ts';
import { sentenceOf } from '../sentence.ts';
import { advancedOf, advancedSettings } from './advanced-values.ts';
import type { DraftValues, StatementRow } from './draft.ts';

/** Okta's defaults. */
export function emptyDraft(): DraftValues {
  const signOn = settingsOf({ ssoAcsUrl: '', audience: '' });
  return {
    label: '',
    hidden: false,
    ssoAcsUrl: '',
    useForBoth: true,
    recipient: '',
    destination: '',
    audience: '',
    defaultRelayState: signOn.defaultRelayState,
    subjectNameIdFormat: signOn.subjectNameIdFormat,
    userNameTemplate: userNameTemplates['Okta username'],
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
    ssoAcsUrl: signOn.ssoAcsUrl,
    useForBoth: signOn.recipient === signOn.ssoAcsUrl && signOn.destination === signOn.ssoAcsUrl,
    recipient: signOn.recipient,
    destination: signOn.destination,
    audience: signOn.audience,
    defaultRelayState: signOn.defaultRelayState,
    subjectNameIdFormat: signOn.subjectNameIdFormat,
    userNameTemplate: app.userNameTemplate,
    ...advancedOf(signOn),
    statements: signOn.attributeStatements.filter(({ type }) => type === 'EXPRESSION').map(rowOf),
    groupStatements: signOn.attributeStatements.filter(({ type }) => type === 'GROUP'),
    internalApp: app.internalApp,
  };
}

const rowOf = (statement: AttributeStatement): StatementRow => ({
  name: statement.name,
  format: statement.namespace,
  value: statement.values.join(', '),
});

/** Rows that say something; a row left empty is no statement. */
export const filledRows = (rows: readonly StatementRow[]): StatementRow[] =>
  rows.filter((row) => row.name !== '' || row.value !== '');

/** What Finish hands to the organisation. */
export function appOf(values: DraftValues): NewApp {
  const both = values.useForBoth;
  return {
    label: values.label,
    hidden: values.hidden,
    internalApp: values.customerOrPartner === 'customer' && values.internalApp,
    userNameTemplate: values.userNameTemplate,
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
        ...values.groupStatements,
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
  ['/signOn/attributeStatements', 'statements', 'Attribute Statements'],
  ['/userNameTemplate', 'userNameTemplate', 'Application username'],
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
