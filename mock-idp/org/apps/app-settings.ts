import type { App, AppExtras, AttributeStatement, BeyondOkta, NameIdFormatChoice, SamlSettings } from '../model.ts';
import type { NewApp, OrgProblem } from '../services.ts';
import { isPattern } from './group-filter.ts';
import { badUrl, endpointProblems, isHttpUrl } from './requestable-urls.ts';
import { spTrustProblems } from './sp-trust.ts';

/** "Name ID format" of the wizard, in the order of its menu. */
export const nameIdFormats: Readonly<Record<NameIdFormatChoice, string>> = {
  Unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  EmailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  x509SubjectName: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
  Persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  Transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
};

/** "Name format (optional)" of an attribute statement. */
export const attributeNameFormats = {
  Unspecified: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
  'URI Reference': 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  Basic: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
} as const;

/** "Authentication context class" of the wizard. */
export const authnContextClasses = {
  PasswordProtectedTransport: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  Password: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  Unspecified: 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
  'TLS Client': 'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
  'X509 Certificate': 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
  Kerberos: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos',
  'Integrated Windows Authentication': 'urn:federation:authentication:windows',
} as const;

/** "Application username" of the wizard, as templates. */
export const userNameTemplates = {
  'Okta username': '$' + '{source.login}',
  'Okta username prefix': '$' + '{fn:substringBefore(source.login, "@")}',
  Email: '$' + '{source.email}',
  'Email prefix': '$' + '{fn:substringBefore(source.email, "@")}',
} as const;

/** What an app has of Okta's own pages unless somebody said otherwise. */
export const usualExtras: AppExtras = {
  accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
  visibility: { autoLaunch: false, autoSubmitToolbar: false, hideIos: false },
  notes: { admin: null, enduser: null },
  userNameTemplate: { type: 'BUILT_IN' },
};

/** Settings of a new app: what was given, and Okta's defaults for the rest. */
export function settingsOf(signOn: NewApp['signOn']): SamlSettings {
  return {
    recipient: signOn.ssoAcsUrl,
    destination: signOn.ssoAcsUrl,
    defaultRelayState: '',
    // Okta keeps the template and fills the key in when it issues.
    idpIssuer: 'http://www.okta.com/$' + '{org.externalKey}',
    subjectNameIdFormat: nameIdFormats.Unspecified,
    subjectNameIdTemplate: '$' + '{user.userName}',
    responseSigned: true,
    assertionSigned: true,
    signatureAlgorithm: 'RSA_SHA256',
    digestAlgorithm: 'SHA256',
    assertionEncryption: { enabled: false },
    samlSignedRequestEnabled: false,
    slo: { enabled: false },
    participateSlo: { enabled: false },
    allowMultipleAcsEndpoints: false,
    acsEndpoints: [],
    honorForceAuthn: true,
    authnContextClassRef: authnContextClasses.PasswordProtectedTransport,
    attributeStatements: [],
    ...signOn,
  };
}

/** Of a new app: Okta's habits, and what Okta was seen to do with null. */
export const usualBeyondOkta: BeyondOkta = {
  preset: 'okta',
  nullAttributes: 'omit',
  encryptedNameId: false,
  metadata: {},
};

const longest = 1024;

const oneOf = (values: Readonly<Record<string, string>>) => (value: string) => Object.values(values).includes(value);

interface FieldRule {
  field:
    | 'ssoAcsUrl'
    | 'recipient'
    | 'destination'
    | 'audience'
    | 'idpIssuer'
    | 'subjectNameIdFormat'
    | 'authnContextClassRef';
  holds(value: string): boolean;
  message: string;
  remedy: string;
}
const url = { holds: isHttpUrl, ...badUrl };
const text = {
  holds: (value: string) => value.trim() !== '' && value.length <= longest,
  message: 'This field cannot be left blank',
  remedy: `Between 1 and ${longest} characters.`,
};
const choice = (values: Readonly<Record<string, string>>) => ({
  holds: oneOf(values),
  message: 'The value is not one of the choices',
  remedy: `One of ${Object.values(values).join(', ')}.`,
});
const rules: readonly FieldRule[] = [
  { field: 'ssoAcsUrl', ...url },
  { field: 'recipient', ...url },
  { field: 'destination', ...url },
  { field: 'audience', ...text },
  { field: 'idpIssuer', ...text },
  { field: 'subjectNameIdFormat', ...choice(nameIdFormats) },
  { field: 'authnContextClassRef', ...choice(authnContextClasses) },
];

function filterProblems({ filterType, filterValue }: AttributeStatement, path: string): OrgProblem[] {
  const at = { path: `${path}/filterValue`, remedy: `Between 1 and ${longest} characters.` };
  if (filterType === undefined || filterValue === undefined || filterValue === '' || filterValue.length > longest) {
    return [{ ...at, message: 'This field cannot be left blank' }];
  }
  if (filterType !== 'REGEX' || isPattern(filterValue)) return [];
  return [{ ...at, message: 'The regular expression is invalid', remedy: 'For all groups: .*' }];
}

function statementProblems(statements: SamlSettings['attributeStatements']): OrgProblem[] {
  const seen = new Set<string>();
  return statements.flatMap((statement, i) => {
    const path = `/signOn/attributeStatements/${i}`;
    const problems: OrgProblem[] = [];
    if (statement.name.trim() === '' || statement.name.length > 512) {
      problems.push({
        path: `${path}/name`,
        message: 'This field cannot be left blank',
        remedy: 'Between 1 and 512 characters.',
      });
    }
    if (seen.has(statement.name)) {
      problems.push({
        path: `${path}/name`,
        message: 'Attribute statement names must be unique',
        remedy: 'Another name.',
      });
    }
    seen.add(statement.name);
    if (!oneOf(attributeNameFormats)(statement.namespace)) {
      problems.push({ path: `${path}/namespace`, ...choice(attributeNameFormats) });
    }
    if (statement.type === 'GROUP') problems.push(...filterProblems(statement, path));
    for (const value of statement.values) {
      if (value.trim() === '' || value.length > longest) {
        problems.push({
          path: `${path}/values`,
          message: 'This field cannot be left blank',
          remedy: `Between 1 and ${longest} characters.`,
        });
      }
    }
    return problems;
  });
}

/** "Max 90 days". */
const longestAppSession = 90 * 24 * 60 * 60;

function lifetimeProblems({ samlAssertionLifetimeSeconds: seconds }: SamlSettings): OrgProblem[] {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= 0 && seconds <= longestAppSession)) return [];
  const message = 'The maximum app session lifetime is out of range';
  return [{ path: '/signOn/samlAssertionLifetimeSeconds', message, remedy: 'Whole seconds, at most 90 days.' }];
}

/** Everything that is wrong with an app's settings. */
export function problemsOf({ beyondOkta, signOn }: App['settings']): OrgProblem[] {
  const problems = settingsProblems(signOn);
  if (!beyondOkta.encryptedNameId || (signOn.assertionEncryption.x5c ?? []).length > 0) return problems;
  const message = 'An Encryption Certificate is required to encrypt the NameID';
  const remedy = 'Add it to assertionEncryption.x5c; the assertion itself may stay unencrypted.';
  return [...problems, { path: '/beyondOkta/encryptedNameId', message, remedy }];
}

function settingsProblems(settings: SamlSettings): OrgProblem[] {
  const problems: OrgProblem[] = rules
    .filter(({ field, holds }) => !holds(settings[field]))
    .map(({ field, message, remedy }) => ({ path: `/signOn/${field}`, message, remedy }));
  if (!settings.responseSigned && !settings.assertionSigned) {
    const message = 'At least one of Response and Assertion must be signed';
    problems.push({
      path: '/signOn/assertionSigned',
      message,
      remedy: 'Set Response or Assertion Signature to Signed.',
    });
  }
  return [
    ...problems.map(({ path, message, remedy }) => ({ path, message, remedy })),
    ...spTrustProblems(settings),
    ...endpointProblems(settings),
    ...lifetimeProblems(settings),
    ...statementProblems(settings.attributeStatements).map(({ path, message, remedy }) => ({ path, message, remedy })),
  ];
}
