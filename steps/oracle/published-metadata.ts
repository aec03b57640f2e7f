import type { RefreshedMetadata } from '../../sp-under-test/drivers/index.ts';
import type { Stage } from './attempt/index.ts';
import type { FaultRequest, MetadataFetch } from './idp-control/index.ts';

/** What came of an SP that was made to read the metadata again. */
export interface ReadAgain extends RefreshedMetadata {
  /** The last answer of the Metadata URL that carried a fault; undefined: the SP never fetched what was to be judged. */
  fetched: MetadataFetch | undefined;
}

/** An SP that insists on it must be able to take what stands there after the case, too. */
const lasting = 'metadata-valid-for-a-week';

/** What the IdP publishes during one scenario, and how all of it is put back. */
export class PublishedMetadata {
  readonly #stage: Stage;
  readonly #armed: { id: string; name: string }[] = [];
  #signatureWanted = false;
  #read: ReadAgain | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** What the SP last read in this scenario. */
  get read(): ReadAgain | undefined {
    return this.#read;
  }

  /** From now on the Metadata URL serves this, too. */
  async publish(fault: FaultRequest): Promise<void> {
    const id = await this.#stage.idp.publishWith(fault, this.#stage.appLabel);
    this.#armed.push({ id, name: fault.name });
  }

  /** From now on the SP takes only metadata that the app's key signed. */
  async wantSignature(): Promise<void> {
    const { certificate } = await this.#stage.idp.app(this.#stage.appLabel);
    await this.#stage.driver.requireSignedMetadata?.(certificate);
    this.#signatureWanted = true;
  }

  /** Makes the SP read the metadata, and finds out whether it really did. */
  async readAgain(): Promise<ReadAgain> {
    const { appLabel, driver, idp } = this.#stage;
    const before = (await idp.metadataFetches(appLabel)).length;
    const refreshed = (await driver.refresh?.()) ?? { said: 'Nobody can make this SP read metadata again.' };
    const fetches = (await idp.metadataFetches(appLabel)).slice(before);
    this.#read = { ...refreshed, fetched: fetches.findLast(({ published }) => published.faults.length > 0) };
    return this.#read;
  }

  /** Everything as it was: the faults are gone, and the SP has read the metadata without them. */
  async putBack(): Promise<void> {
    const { appLabel, driver, idp } = this.#stage;
    if (this.#armed.length === 0) return;
    for (const { id } of this.#armed.splice(0)) await idp.disarm(id);
    if (this.#signatureWanted) await driver.requireSignedMetadata?.(undefined);
    this.#signatureWanted = false;
    if (this.#read === undefined) return;
    this.#read = undefined;
    const id = await idp.publishWith({ name: lasting, parameters: {} }, appLabel);
    try {
      await driver.refresh?.();
    } finally {
      await idp.disarm(id);
    }
  }
}
