import type { OktaOrganisation } from './okta.ts';
import { type LinkPatch, provider, type Workspace, type WorkspacePatch } from './workspace.ts';

/** What the app in Okta and the provider in Workato know of each other. */
export class Trust {
  readonly #spUrl: string;
  readonly #okta: OktaOrganisation;
  readonly #workspace: Workspace;

  constructor(spUrl: string, okta: OktaOrganisation, workspace: Workspace) {
    this.#spUrl = spUrl;
    this.#okta = okta;
    this.#workspace = workspace;
  }

  get acsUrl(): string {
    return `${this.#spUrl}/saml/acs/${provider.id}`;
  }

  get entityId(): string {
    return `${this.#spUrl}/saml/metadata`;
  }

  get sloUrl(): string {
    return `${this.#spUrl}/saml/slo/${provider.id}`;
  }

  /** The app in Okta and the provider in Workato, each with the other's values. */
  async wire(): Promise<void> {
    await this.#okta.createApp(this);
    await this.changeProvider({});
  }

  /** What Workato holds of Okta, and how it reads groups; whatever is not given is as it should be. */
  async changeProvider(change: { certificates?: string[]; groupAttribute?: string }): Promise<void> {
    const { certificate, entityId, ssoUrl } = await this.#okta.app();
    const { certificates = [certificate], ...rest } = change;
    await this.#workspace.patch({ providers: [{ ...provider, ...rest, idp: { entityId, ssoUrl, certificates } }] });
  }

  /** As an administrator who gives the Metadata URL. */
  async readMetadata(): Promise<void> {
    const { metadataUrl } = await this.#okta.app();
    await this.#workspace.patch({ providers: [{ ...provider, idp: { metadataUrl } }] });
  }

  /** As an administrator's script, by the SP's own control. Throws where the metadata was not taken. */
  async refreshMetadata(): Promise<void> {
    const { reason, said } = await this.#workspace.refreshMetadata(provider.id);
    if (reason !== undefined) throw new Error(`${said} (${reason})`);
  }

  /** Another provider, used in one environment; it trusts the same Okta. */
  async linkOther(name: string, environment: string, patch: LinkPatch): Promise<void> {
    const { certificate, entityId, ssoUrl } = await this.#okta.app();
    await this.#workspace.patch({
      providers: [{ id: name.toLowerCase(), name, idp: { entityId, ssoUrl, certificates: [certificate] } }],
      links: [{ environment, provider: name, samlEnabled: true, enforcement: { scope: 'all' }, ...patch }],
    });
  }

  /** Certificates of the SP, as its metadata publishes them: base64, by use. */
  async spCertificate(use: 'signing' | 'encryption'): Promise<string> {
    const metadata = await (await fetch(this.entityId)).text();
    const descriptor = metadata.split('<md:KeyDescriptor ').find((part) => part.startsWith(`use="${use}"`));
    const found = /<ds:X509Certificate>([^<]+)</.exec(descriptor ?? '')?.[1];
    if (found === undefined) throw new Error(`The SP's metadata has no certificate for ${use}`);
    return found;
  }

  /** Changes which signatures the provider makes and asks for. */
  async signatures(signatures: NonNullable<NonNullable<WorkspacePatch['providers']>[number]['signatures']>) {
    const app = await this.#okta.app();
    const idp = { entityId: app.entityId, ssoUrl: app.ssoUrl, certificates: [app.certificate] };
    await this.#workspace.patch({ providers: [{ ...provider, idp, signatures }] });
  }
}
