import type { App } from '../../../org/index.ts';
import { ButtonLink, Card, CopyField, Facts } from '../../components/index.ts';
import { type Answer, download, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { appPage } from './app-page.tsx';
import { BeyondOktaCard } from './beyond-okta.tsx';
import { AttributeStatements } from './claims.tsx';
import { usernameInWords } from './credentials-details.tsx';
import { SigningCertificates } from './signing-certificates.tsx';
import { type Trust, trustOf } from './trust.ts';

function MetadataDetails({ app, trust }: { app: App; trust: Trust }) {
  return (
    <Card title="Metadata details">
      <CopyField id="metadataUrl" label="Metadata URL" value={trust.metadataUrl} />
      <p>
        <a href={trust.metadataUrl}>Open the metadata</a>
      </p>
      <details>
        <summary data-open-words="Hide details">More details</summary>
        <CopyField id="signOnUrl" label="Sign on URL" value={trust.ssoUrl} />
        {trust.sloUrl !== undefined && <CopyField id="signOutUrl" label="Sign out URL" value={trust.sloUrl} />}
        <CopyField id="issuer" label="Issuer" value={trust.entityId} />
        <Facts
          rows={[
            [
              'Signing Certificate',
              <a key="download" href={paths.certificate(app.id)}>
                Download
              </a>,
            ],
            ['Certificate fingerprint (SHA-1)', <code key="sha1">{trust.sha1}</code>],
            ['Certificate fingerprint (SHA-256)', <code key="sha256">{trust.sha256}</code>],
            [
              'Expires',
              <time key="expires" dateTime={trust.validUntil.toISOString()}>
                {trust.validUntil.toISOString().slice(0, 10)}
              </time>,
            ],
          ]}
        />
      </details>
    </Card>
  );
}

function Settings({ app }: { app: App }) {
  const edit = <ButtonLink href={paths.credentials(app.id)} label="Edit" subject="Credentials Details" class="small" />;
  return (
    <Card title="Settings" action={edit}>
      <Facts rows={[['Sign on methods', 'SAML 2.0'], ...usernameInWords(app)]} />
      <div class="actions">
        <ButtonLink href={paths.preview(app.id)} label="Preview SAML assertion" class="small" />
      </div>
    </Card>
  );
}

/** Tab Sign On: what to carry to the service provider. */
export async function signOn(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const trust = await trustOf(visit, app);
  const body = (
    <>
      <Settings app={app} />
      <MetadataDetails app={app} trust={trust} />
      <SigningCertificates visit={visit} app={app} />
      <AttributeStatements visit={visit} app={app} />
      <BeyondOktaCard app={app} />
      <Card title="SAML Setup">
        <p>Service providers that cannot read metadata need single values instead.</p>
        <a class="button" href={paths.instructions(app.id)}>
          View SAML setup instructions
        </a>
      </Card>
    </>
  );
  return appPage(visit, app, 'Sign On', body);
}

/** "Signing Certificate": the public half, as a file. */
export async function certificate(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const { pem } = await trustOf(visit, app);
  return download('okta.cert', 'application/x-x509-ca-cert', pem);
}
