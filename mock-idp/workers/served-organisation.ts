/** One organisation as a worker serves it: the same SAML face, over what another process holds. */
import type { IncomingMessage, RequestListener } from 'node:http';
import { createArmedFaults, createTransactions } from '../arming/index.ts';
import { loadViews } from '../console/index.ts';
import { laboratoryOf } from '../embedded/index.ts';
import { faults } from '../faults/index.ts';
import { createSamlFace } from '../http/index.ts';
import { createOrg, storedKeys } from '../org/index.ts';
import { createMessageIds, createNextKey, createStrangerKey, type SigningKey } from '../saml/index.ts';
import { createJourneys } from '../situations/index.ts';
import { createRandom } from '../tenancy/index.ts';
import { createDistantTrace } from './distant-trace.ts';
import type { Holder } from './holder.ts';
import type { News, Opening } from './messages.ts';
import { createReplica } from './replica.ts';

export interface ServedOrganisation {
  face: { samlUrl: string };
  saml: RequestListener;
  /** The next requests are not plain ones: they belong where faults are armed. */
  steered(): boolean;
  /** What serving left behind is kept; undefined when it is already. */
  kept(): Promise<unknown> | undefined;
  hear(news: News): void;
}

interface Surroundings {
  address: string;
  holder: Holder;
  demoKey: SigningKey;
  baseOf(request: IncomingMessage): string | undefined;
  /** An id that no exchange of this process ever had. */
  exchangeId(): string;
}

/** Builds it; at once, so that no news is missed. */
export function serveOrganisation(opening: Opening, surroundings: Surroundings): ServedOrganisation {
  const { samlUrl, adminUrl, content } = opening;
  const { exchangeId, baseOf } = surroundings;
  const holder = surroundings.holder.about(surroundings.address);
  let { steering } = opening;
  const clock = { now: () => new Date(Date.now() + steering.offsetMs) };
  const now = clock.now;
  const random = createRandom();
  const store = createReplica(content, holder);
  const keyring = storedKeys(surroundings.demoKey, store);
  const org = createOrg({ store, now, random, keyring, samlUrl: () => samlUrl });
  const hasPerson = async (login: string) => (await org.directory.find(login)) !== undefined;
  const saml = createSamlFace({
    org,
    trace: createDistantTrace(exchangeId, now, holder),
    // Nothing is ever armed, staged or opened here: whoever asks for such a thing is passed on.
    armed: createArmedFaults({ faults, hasPerson, now }),
    transactions: createTransactions({ faults, hasPerson, now, random }),
    journeys: createJourneys(now),
    clock,
    store,
    participants: {
      of: (sitting) => holder.ask('participants', sitting),
      join: async (sitting, joined) => holder.later({ what: 'join', sitting, joined }),
      end: (sitting) => holder.ask('endParticipants', sitting),
    },
    views: loadViews,
    random,
    issuing: { freshId: createMessageIds(random), strangerKey: createStrangerKey(now), nextKey: createNextKey(now) },
    ...(opening.laboratory && { laboratory: laboratoryOf({ faults, hasPerson }) }),
    ...(opening.unattended && { unattended: opening.unattended }),
    addresses: () => ({ saml: samlUrl, admin: adminUrl }),
    baseOf: (request) => baseOf(request) ?? samlUrl,
    log: {
      info: () => undefined,
      error: ({ error }, message) => surroundings.holder.failed(error, message),
    },
  });
  return {
    face: { samlUrl },
    saml,
    steered: () => steering.steered,
    kept: holder.kept,
    hear: (news) => {
      if (news.what === 'steered') steering = news.steering;
      else store.hear(news);
    },
  };
}
