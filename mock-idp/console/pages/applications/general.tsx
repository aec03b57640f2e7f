import type { App } from '../../../org/index.ts';
import { ActionForm, Card, CopyField, Facts } from '../../components/index.ts';
import { type Answer, redirect, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import {
  authnContextClasses,
  digestAlgorithms,
  draftOfApp,
  encryptionAlgorithms,
  keyTransportAlgorithms,
  labelOf,
  nameIdFormats,
  signatureAlgorithms,
} from '../../wizard/index.ts';
import { appPage } from './app-page.tsx';
import { usernameInWords } from './credentials-details.tsx';
import { StatementTable } from './statement-table.tsx';

const signed = (yes: boolean) => (yes ? 'Signed' : 'Unsigned');

function encryption({
  enabled,
  encryptionAlgorithm,
  keyTransportAlgorithm,
}: App['settings']['signOn']['assertionEncryption']): string {
  if (!enabled) return 'Unencrypted';
  const content = labelOf(encryptionAlgorithms, encryptionAlgorithm ?? 'AES256_CBC');
  return `Encrypted: ${content}, ${labelOf(keyTransportAlgorithms, keyTransportAlgorithm ?? 'RSA_OAEP')}`;
}

function samlRows(app: App): readonly (readonly [string, string])[] {
  const { signOn } = app.settings;
  return [
    ['Single sign-on URL', signOn.ssoAcsUrl],
    ['Recipient URL', signOn.recipient],
    ['Destination URL', signOn.destination],
    ['Audience URI (SP Entity ID)', signOn.audience],
    ['Default RelayState', signOn.defaultRelayState === '' ? 'None' : signOn.defaultRelayState],
    ['Name ID format', labelOf(nameIdFormats, signOn.subjectNameIdFormat)],
    ...usernameInWords(app),
    ['Response', signed(signOn.responseSigned)],
    ['Assertion Signature', signed(signOn.assertionSigned)],
    ['Signature Algorithm', labelOf(signatureAlgorithms, signOn.signatureAlgorithm)],
    ['Digest Algorithm', labelOf(digestAlgorithms, signOn.digestAlgorithm)],
    ['Assertion Encryption', encryption(signOn.assertionEncryption)],
    ['Signature Certificate', (signOn.spCertificate?.x5c ?? []).length > 0 ? 'Uploaded' : 'None'],
    ['Enable Single Logout', signOn.slo.enabled ? `Yes, to ${signOn.slo.logoutUrl}` : 'No'],
    ['SLO participation', signOn.participateSlo.enabled ? `Yes, at ${signOn.participateSlo.logoutRequestUrl}` : 'No'],
    [
      'Other Requestable SSO URLs',
      signOn.allowMultipleAcsEndpoints
        ? signOn.acsEndpoints.map(({ url, index }) => `${index}: ${url}`).join(', ')
        : 'None',
    ],
    ['Assertion Inline Hook', 'None (disabled)'],
    ['Signed Requests', signOn.samlSignedRequestEnabled ? 'Enabled' : 'Disabled'],
    ['Authentication context class', labelOf(authnContextClasses, signOn.authnContextClassRef)],
    ['Honor Force Authentication', signOn.honorForceAuthn ? 'Yes' : 'No'],
    ['SAML Issuer ID', signOn.idpIssuer],
    [
      'Maximum app session lifetime',
      signOn.samlAssertionLifetimeSeconds ? `${signOn.samlAssertionLifetimeSeconds} s` : 'Not sent',
    ],
  ];
}

/** Tab General: what the wizard was told, and the embed link. */
export async function general(visit: Visit): Promise<Answer> {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  const body = (
    <>
      <Card title="App Settings">
        <Facts
          rows={[
            ['Application label', app.label],
            ['Application visibility', app.hidden ? 'Not displayed to users' : 'Displayed to users'],
            ['App type', app.internalApp ? 'This is an internal app that we have created' : 'Not stated'],
            ['Instance ID', <code key="id">{app.id}</code>],
            ['External key', <code key="key">{app.externalKey}</code>],
          ]}
        />
      </Card>
      <Card
        title="SAML Settings"
        action={
          <ActionForm
            action={paths.appAction(app.id, 'edit')}
            csrf={visit.csrf}
            label="Edit"
            subject="SAML Settings"
            class="small"
          />
        }
      >
        <Facts rows={samlRows(app)} />
        <h3 class="spaced">Attribute Statements</h3>
        <StatementTable app={app} />
      </Card>
      <Card title="App Embed Link">
        <CopyField id="embedLink" label="Embed Link" value={applications.addresses(app).idpInitiatedUrl} />
      </Card>
    </>
  );
  return appPage(visit, app, 'General', body);
}

/** "Edit" re-enters the wizard with the app's values. */
export async function edit(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const draft = visit.drafts.open(visit.sessionId, draftOfApp(app), app);
  return redirect(paths.wizard(draft.id, 'general-settings'));
}

/** People assigned to it can sign in again. */
export async function activate(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.activate(visit.param('app'));
  return redirect(paths.app(app.id, 'general'), `${app.label} is active.`);
}

/** Nobody can sign in with it; assignments stay. */
export async function deactivate(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.deactivate(visit.param('app'));
  return redirect(
    paths.app(app.id, 'general'),
    `${app.label} is inactive: nobody can sign in with it. Its assignments are kept.`,
  );
}

/** Only an inactive app can be deleted. */
export async function remove(visit: Visit): Promise<Answer> {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  await applications.remove(app.id);
  return redirect(paths.applications, `${app.label} was deleted, with its assignments and its signing key.`);
}
