import type { App, AttributeStatement, NewApp, OrgProblem } from '../../org/index.ts';
import type { DraftValues, StatementRow } from './draft.ts';
import { defaultIssuer, oktaUsername } from './templates.ts';

/** Okta's defaults. */
export const emptyDraft = (): DraftValues => ({
  label: '',
  hidden: false,
  ssoAcsUrl: '',
  useForBoth: true,
  recipient: '',
  destination: '',
  audience: '',
  defaultRelayState: '',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  userNameTemplate: oktaUsername,
  responseSigned: true,
  assertionSigned: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  honorForceAuthn: true,
  idpIssuer: defaultIssuer,
  statements: [],
  customerOrPartner: 'customer',
  internalApp: false,
});

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
    responseSigned: signOn.responseSigned,
    assertionSigned: signOn.assertionSigned,
    authnContextClassRef: signOn.authnContextClassRef,
    honorForceAuthn: signOn.honorForceAuthn,
    idpIssuer: signOn.idpIssuer,
    statements: signOn.attributeStatements.map(rowOf),
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
      idpIssuer: values.idpIssuer,
      subjectNameIdFormat: values.subjectNameIdFormat,
      responseSigned: values.responseSigned,
      assertionSigned: values.assertionSigned,
      honorForceAuthn: values.honorForceAuthn,
      authnContextClassRef: values.authnContextClassRef,
      attributeStatements: filledRows(values.statements).map((row) => ({
        type: 'EXPRESSION',
        name: row.name,
        namespace: row.format,
        values: [row.value],
      })),
    },
  };
}

const fieldOfPath: readonly (readonly [RegExp, string])[] = [
  [/^\/label/, 'label'],
  [/^\/signOn\/ssoAcsUrl/, 'ssoAcsUrl'],
  [/^\/signOn\/recipient/, 'recipient'],
  [/^\/signOn\/destination/, 'destination'],
  [/^\/signOn\/audience/, 'audience'],
  [/^\/signOn\/defaultRelayState/, 'defaultRelayState'],
  [/^\/signOn\/subjectNameIdFormat/, 'subjectNameIdFormat'],
  [/^\/signOn\/(responseSigned|assertionSigned)/, 'responseSigned'],
  [/^\/signOn\/authnContextClassRef/, 'authnContextClassRef'],
  [/^\/signOn\/idpIssuer/, 'idpIssuer'],
  [/^\/signOn\/attributeStatements/, 'statements'],
  [/^\/userNameTemplate/, 'userNameTemplate'],
];

/** The organisation's problems, by field of the wizard. */
export function wizardErrors(problems: readonly OrgProblem[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const field = fieldOfPath.find(([path]) => path.test(problem.path))?.[1] ?? 'label';
    errors[field] ??= `${problem.message} ${problem.remedy}`.trim();
  }
  return errors;
}
