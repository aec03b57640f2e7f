/** Journeys under way: staged for the next sign-ins of an app or person, then bound to the question they met. */
import type { WireMessage } from '../saml/index.ts';
import type { Situation } from './situation.ts';

type Journey = Situation & { kind: 'journey' };

/** A journey that waits for somebody to come. */
export interface StagedJourney {
  id: string;
  situation: Journey;
  parameters: Readonly<Record<string, string>>;
  app?: string;
  person?: string;
  /** Sign-ins left. */
  messages: number;
}

/** One question on its way to an answer. */
export interface Traveller {
  /** Id of the exchange: the same however often the browser comes back. */
  exchange: string;
  app: string;
  person: string;
  /** By what the browser would ask for the same again: the pending id, the request's ID. */
  keys: readonly string[];
}

export interface Journeys {
  put(journey: Omit<StagedJourney, 'id'>): StagedJourney;
  list(): StagedJourney[];
  /** Takes a staged one back, and lets go of everybody who is held by it. */
  end(id: string): boolean;
  /** Why this question must still wait; undefined to go on. Whoever comes first to what is staged is on it from now on. */
  wait(traveller: Traveller): string | undefined;
  /** Name of the situation that an exchange is on. */
  on(exchange: string): string | undefined;
  answered(traveller: Traveller, message: WireMessage): void;
  /** The message that was sent to the same question, where it is to be sent again. */
  again(key: string): Again | undefined;
  /** Nothing is staged, nobody is under way, and nothing would be sent again. */
  quiet(): boolean;
  clear(): void;
}

/** A message that goes out once more. */
export interface Again {
  message: WireMessage;
  situation: string;
}

interface UnderWay {
  staged: StagedJourney;
  since: Date;
  app: string;
  answeredSince: number;
}

/** Browsers that never come back would pile up. */
const most = 1000;
const same = (wanted: string | undefined, actual: string) =>
  wanted === undefined || wanted.toLowerCase() === actual.toLowerCase();

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) break;
    map.delete(oldest);
  }
}

/** No journey yet. */
export function createJourneys(now: () => Date): Journeys {
  const staged = new Map<string, StagedJourney>();
  const underWay = new Map<string, UnderWay>();
  const sent = new Map<string, Again & { journey: string }>();
  let number = 0;
  const meet = ({ exchange, app, person }: Traveller): UnderWay | undefined => {
    const known = underWay.get(exchange);
    if (known) return known;
    const found = [...staged.values()].find(
      (one) => one.messages > 0 && same(one.app, app) && same(one.person, person),
    );
    if (!found) return undefined;
    staged.set(found.id, { ...found, messages: found.messages - 1 });
    const met = { staged: found, since: now(), app, answeredSince: 0 };
    keep(underWay, exchange, met);
    return met;
  };
  /** Used up and nobody under way any more: gone. */
  const sweep = (id: string) => {
    if (staged.get(id)?.messages === 0 && ![...underWay.values()].some((one) => one.staged.id === id)) {
      staged.delete(id);
    }
  };
  return {
    put: (journey) => {
      number += 1;
      const put = { ...journey, id: `staged-${number}` };
      staged.set(put.id, put);
      return put;
    },
    list: () => [...staged.values()],
    end: (id) => {
      for (const [exchange, one] of underWay) if (one.staged.id === id) underWay.delete(exchange);
      for (const [key, { journey }] of sent) if (journey === id) sent.delete(key);
      return staged.delete(id);
    },
    wait: (traveller) => {
      const met = meet(traveller);
      const { situation, parameters } = met?.staged ?? {};
      if (!met || !parameters) return undefined;
      return situation?.wait?.({ parameters, now: now(), since: met.since, answeredSince: met.answeredSince });
    },
    on: (exchange) => underWay.get(exchange)?.staged.situation.name,
    answered: ({ exchange, app, keys }, message) => {
      const met = underWay.get(exchange);
      underWay.delete(exchange);
      for (const other of underWay.values()) if (other.app === app) other.answeredSince += 1;
      if (!met) return;
      const { id: journey, situation } = met.staged;
      if (situation.again) {
        for (const key of keys) keep(sent, key, { journey, message, situation: situation.name });
      }
      sweep(journey);
    },
    again: (key) => sent.get(key),
    quiet: () => staged.size + underWay.size + sent.size === 0,
    clear: () => {
      staged.clear();
      underWay.clear();
      sent.clear();
    },
  };
}
