import { Ajv } from 'ajv';
import type { MockIdp } from '../../mock-idp/index.ts';
import type { OktaOrganisation } from './okta.ts';

interface SignedBy {
  label: string;
  signOnMode: string;
  credentials: { signing: { kid: string } };
}

const text = { type: 'string' };
const ajv = new Ajv({ validateSchema: false });
const isKey = ajv.compile<{ kid: string }>({ type: 'object', required: ['kid'], properties: { kid: text } });
const isApp = ajv.compile<SignedBy>({
  type: 'object',
  required: ['label', 'signOnMode', 'credentials'],
  properties: {
    label: text,
    signOnMode: text,
    credentials: {
      type: 'object',
      required: ['signing'],
      properties: { signing: { type: 'object', required: ['kid'], properties: { kid: text } } },
    },
  },
});

/** The keys that Okta's app signs with, one after the other, by Okta's management API. */
export class SigningKeys {
  readonly #idp: Pick<MockIdp, 'adminUrl' | 'apiToken'>;
  readonly #okta: OktaOrganisation;
  #former: string | undefined;

  constructor({ idp, okta }: { idp: Pick<MockIdp, 'adminUrl' | 'apiToken'>; okta: OktaOrganisation }) {
    this.#idp = idp;
    this.#okta = okta;
  }

  /** Generates a key and makes it the active one: Okta signs with it, and publishes its certificate alone. */
  async rotate(): Promise<void> {
    const key = await this.#call('POST', '/credentials/keys/generate?validityYears=2');
    if (!isKey(key)) throw new Error(`Okta's new key has no kid: ${JSON.stringify(key)}`);
    this.#former = await this.#activate(key.kid);
  }

  /** The key that the last one took the place of signs again. */
  async goBack(): Promise<void> {
    if (this.#former === undefined) throw new Error('Okta has signed with one key only');
    this.#former = await this.#activate(this.#former);
  }

  /** Answers the kid of the key that signed until now. */
  async #activate(kid: string): Promise<string> {
    const app = await this.#call('GET', '');
    if (!isApp(app)) throw new Error(`Okta's app is not as agreed: ${JSON.stringify(app)}`);
    const { credentials, label, signOnMode } = app;
    await this.#call('PUT', '', { label, signOnMode, credentials: { signing: { kid } } });
    return credentials.signing.kid;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const { adminUrl, apiToken } = this.#idp;
    const { id } = await this.#okta.app();
    const answer = await fetch(`${adminUrl}/api/v1/apps/${id}${path}`, {
      method,
      headers: { authorization: `SSWS ${apiToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`Okta answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return answer.json();
  }
}
