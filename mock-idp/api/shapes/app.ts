import { type App, usualExtras } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';
import { signOnJson } from './sign-on.ts';

/** The id of the one access policy; it hangs on the organisation's own. */
export const accessPolicyId = (organisationId: string): string => `rst${organisationId.slice(3)}`;

/** Where the picture of an app is. */
export const logoUrl = ({ services }: Call, { id }: App): string => `${services.samlUrl()}/fs/bco/4/${id}`;

function linksOf(call: Call, app: App, policyId: string) {
  const { baseUrl, org } = call;
  const self = `${baseUrl}/api/v1/apps/${app.id}`;
  const other = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  const { idpInitiatedUrl } = org.applications.addresses(app);
  return {
    self: { href: self },
    help: { href: `${baseUrl}/admin/applications/${app.id}/setup/help/SAML_2_0/instructions`, type: 'text/html' },
    metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
    appLinks: [{ name: `${app.name}_link`, href: idpInitiatedUrl, type: 'text/html' }],
    policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } },
    groups: { href: `${self}/groups` },
    uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
    logo: [{ name: 'medium', href: logoUrl(call, app), type: 'image/png' }],
    accessPolicy: { href: `${baseUrl}/api/v1/policies/${policyId}` },
    users: { href: `${self}/users` },
    [other]: { href: `${self}/lifecycle/${other}` },
  };
}

/** A SAML 2.0 app, in the order of Okta's answers. */
export async function appJson(call: Call, app: App) {
  const { id: organisationId } = await call.org.organisation.get();
  const { accessibility, visibility, notes, userNameTemplate } = app.extras ?? usualExtras;
  const { hideIos, ...visible } = visibility;
  return {
    id: app.id,
    orn: `orn:okta:idp:${organisationId}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: moment(app.lastUpdated),
    created: moment(app.created),
    accessibility,
    visibility: {
      ...visible,
      hide: { iOS: hideIos, web: app.hidden },
      appLinks: { [`${app.name}_link`]: true },
    },
    features: [],
    signOnMode: app.signOnMode,
    credentials: {
      userNameTemplate: { template: app.userNameTemplate, ...userNameTemplate },
      signing: { kid: app.signingKeyId },
    },
    universalLogout: null,
    settings: {
      app: {},
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
      manualProvisioning: false,
      implicitAssignment: false,
      emOptInStatus: 'NONE',
      notes,
      signOn: signOnJson(app),
    },
    _links: linksOf(call, app, accessPolicyId(organisationId)),
  };
}
