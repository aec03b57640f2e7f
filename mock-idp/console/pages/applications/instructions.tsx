import { Card, CopyField, TextArea } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { trustOf } from './trust.ts';

/** "View SAML setup instructions". */
export async function instructions(visit: Visit): Promise<Answer> {
  const app = await visit.services.org.applications.get(visit.param('app'));
  const trust = await trustOf(visit, app);
  return show({
    title: `How to Configure SAML 2.0 for ${app.label}`,
    place: 'Applications',
    above: { label: app.label, href: paths.app(app.id, 'sign-on') },
    body: (
      <>
        <Card title={`The following is needed to configure ${app.label}`}>
          <CopyField id="ssoUrl" label="Identity Provider Single Sign-On URL" value={trust.ssoUrl} />
          {trust.sloUrl !== undefined && (
            <CopyField id="sloUrl" label="Identity Provider Single Logout URL" value={trust.sloUrl} />
          )}
          <CopyField id="issuer" label="Identity Provider Issuer" value={trust.entityId} />
          <TextArea name="certificate" label="X.509 Certificate" value={trust.pem} rows={10} readOnly />
          <a class="button" href={paths.certificate(app.id)}>
            Download certificate
          </a>
        </Card>
        <Card title="Optional">
          <TextArea
            name="metadata"
            label="Provide the following IDP metadata to your SP provider"
            value={trust.metadata}
            rows={10}
            readOnly
          />
        </Card>
      </>
    ),
  });
}
