import type { MockIdp } from '../../mock-idp/index.ts';
import type { IdpControl } from '../oracle/index.ts';
import { type ReadResponse, readResponse } from './response.ts';
import type { Seats } from './seats.ts';

/** What Okta was asked for, and what it issued. */
export class Issued {
  readonly #idp: MockIdp;
  readonly #control: IdpControl;
  readonly #seats: Seats;

  constructor(stage: { idp: MockIdp; control: IdpControl; seats: Seats }) {
    this.#idp = stage.idp;
    this.#control = stage.control;
    this.#seats = stage.seats;
  }

  /** Assertions that Okta issued in the person's last attempt. */
  async emitted(alias: string): Promise<number> {
    const key = this.#seats.of(alias).transaction;
    if (key === undefined) throw new Error(`${alias} has not tried to sign in through Okta`);
    return (await this.#control.transaction(key)).emitted.length;
  }

  /** The last Response that Okta issued for this person, as it travelled. */
  async lastResponse(alias: string): Promise<string> {
    const key = this.#seats.of(alias).transaction ?? '';
    const emitted = (await this.#control.transaction(key)).emitted.at(-1);
    if (emitted === undefined) throw new Error(`Okta issued nothing for ${alias}`);
    return emitted.xml;
  }

  /** What the last Response that Okta made for this person says, and where it was posted. */
  async response(alias: string): Promise<ReadResponse & { postedTo: string }> {
    const key = this.#seats.of(alias).transaction;
    const last = key === undefined ? undefined : (await this.#control.transaction(key)).emitted.at(-1);
    if (last === undefined) throw new Error(`Okta has made no Response for ${alias}`);
    return { ...(await readResponse(last.xml)), postedTo: last.acsUrl };
  }

  /** Times that Workato has asked Okta to sign somebody in. */
  async authnRequests(): Promise<number> {
    return (await this.#idp.received()).filter(({ kind }) => kind === 'AuthnRequest').length;
  }
}
