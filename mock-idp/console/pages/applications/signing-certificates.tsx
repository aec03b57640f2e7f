import { X509Certificate } from 'node:crypto';
import { type App, metadataOf } from '../../../org/index.ts';
import { certificatePem, kindOf } from '../../../saml/index.ts';
import { ActionForm, Card, Status, Table } from '../../components/index.ts';
import { type Answer, download, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { XmlView } from '../../xml-view/index.ts';

/** Okta's choice for a certificate made by the button. */
const validityYears = 10;

/** Valid for two years from three years ago on. */
const expiredSinceMs = 3 * 366 * 24 * 60 * 60 * 1000;

const day = (date: Date) => <time dateTime={date.toISOString()}>{date.toISOString().slice(0, 10)}</time>;

function Actions({ visit, app, kid }: { visit: Visit; app: App; kid: string }) {
  const name = kid.slice(0, 8);
  return (
    <div class="actions">
      {kid !== app.signingKeyId && (
        <ActionForm
          action={paths.signingCertificate(app.id, kid, 'activate')}
          csrf={visit.csrf}
          label="Activate"
          subject={name}
          class="small"
        />
      )}
      <a href={paths.signingCertificate(app.id, kid, 'metadata')}>
        View IdP metadata<span class="visually-hidden"> {name}</span>
      </a>
      <a href={paths.signingCertificate(app.id, kid, 'certificate')}>
        Download certificate<span class="visually-hidden"> {name}</span>
      </a>
    </div>
  );
}

/** Every key of the app. Another one becomes the active one here, and SPs that trust the former break until told. */
export function SigningCertificates({ visit, app }: { visit: Visit; app: App }) {
  const rows = app.keys.map(({ kid, created }) => {
    const { certificate } = visit.services.org.applications.key(app, kid);
    const { validTo, publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const expired = new Date(validTo) <= visit.now;
    const active = kid === app.signingKeyId;
    return {
      key: kid,
      cells: [
        publicKey.asymmetricKeyType === 'rsa' ? 'SHA-2' : `SHA-2, ${kindOf(publicKey)}`,
        day(new Date(created)),
        day(new Date(validTo)),
        <span key="status">
          <Status {...(active ? { tone: 'good' } : {})}>{active ? 'Active' : 'Inactive'}</Status>{' '}
          {expired && <Status tone="bad">Expired</Status>}
        </span>,
        <Actions key="actions" visit={visit} app={app} kid={kid} />,
      ],
    };
  });
  const action = (
    <span class="actions">
      <ActionForm
        action={paths.signingCertificates(app.id)}
        csrf={visit.csrf}
        label="Generate an expired one"
        fields={{ validity: 'expired' }}
        class="small"
      />
      <ActionForm
        action={paths.signingCertificates(app.id)}
        csrf={visit.csrf}
        label="Generate new certificate"
        class="small"
      />
    </span>
  );
  return (
    <Card title="SAML Signing Certificates" action={action}>
      <Table
        caption="SAML Signing Certificates"
        columns={[
          { label: 'Type' },
          { label: 'Created' },
          { label: 'Expires' },
          { label: 'Status' },
          { label: 'Actions', end: true },
        ]}
        rows={rows}
      />
    </Card>
  );
}

async function subject(visit: Visit) {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  const kid = visit.param('kid');
  return { applications, app, kid, key: applications.key(app, kid) };
}

/** "Generate new certificate": inactive until it is activated. */
export async function generateCertificate(visit: Visit): Promise<Answer> {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  if (visit.form.text('validity') === 'expired') {
    await applications.generateKey(app.id, { years: 2, notBefore: new Date(visit.now.getTime() - expiredSinceMs) });
    return redirect(
      paths.app(app.id, 'sign-on'),
      'A certificate that expired a year ago was made. Activate it to use it.',
    );
  }
  await applications.generateKey(app.id, { years: validityYears });
  const notice = 'A new certificate was made. Give it to the service provider first, then activate it here.';
  return redirect(paths.app(app.id, 'sign-on'), notice);
}

/** "Activate". */
export async function activateCertificate(visit: Visit): Promise<Answer> {
  const { applications, app, kid } = await subject(visit);
  const changed = await applications.update(app.id, { signingKeyId: kid });
  const notice =
    changed.signingKeyId === kid
      ? 'The certificate is active: from now on messages are signed with it.'
      : 'This certificate is the public demo one, which signs for loopback only. The app got one of its own.';
  return redirect(paths.app(app.id, 'sign-on'), notice);
}

/** "Download certificate". */
export async function downloadCertificate(visit: Visit): Promise<Answer> {
  const { key } = await subject(visit);
  return download('okta.cert', 'application/x-x509-ca-cert', certificatePem(key));
}

/** "View IdP metadata": as it is, or will be, while this certificate is the active one. */
export async function viewMetadata(visit: Visit): Promise<Answer> {
  const { applications, app, kid } = await subject(visit);
  const xml = await metadataOf(applications, app, { now: visit.services.clock.now(), kid });
  return show({
    title: 'IdP metadata',
    place: 'Applications',
    above: { label: app.label, href: paths.app(app.id, 'sign-on') },
    wide: true,
    body: (
      <Card>
        <XmlView label="IdP metadata" xml={xml} />
      </Card>
    ),
  });
}
