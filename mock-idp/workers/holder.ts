/** The process that holds everything, as a worker knows it. */
import type { Effect, FromWorker, News, Question, ToWorker } from './messages.ts';

export interface Holder {
  /** The address of the organisation that answers to this name, once its opening was told; undefined when there is none. */
  find(subdomain: string): Promise<string | undefined>;
  /** What one organisation is asked and told. */
  about(organisation: string): HolderOf;
  failed(error: unknown, message: string): void;
}

export interface HolderOf {
  /** `Answer` is what `desk.ts` answers to this question. */
  ask<Answer>(question: Question, ...about: readonly unknown[]): Promise<Answer>;
  /** Remembers what is to be kept; `kept` sends it. */
  later(effect: Effect): void;
  /** Once everything remembered so far is kept; undefined when nothing is. */
  kept(): Promise<unknown> | undefined;
}

/** What goes on behind the face of a holder. */
export interface HolderLine extends Holder {
  receive(message: ToWorker): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Makes it over a line. `hear` is called for all news, at once: the next message may rest on it. */
export function createHolder(
  send: (message: FromWorker) => void,
  hear: (organisation: string, news: News) => void,
): HolderLine {
  const pending = new Map<number, Pending>();
  let number = 0;
  const asked = <Answer>(message: (number: number) => FromWorker) =>
    new Promise<Answer>((resolve, reject) => {
      number += 1;
      // Both sides are of one build: what is answered has the type that the desk gives it.
      pending.set(number, { resolve: (value) => resolve(value as Answer), reject });
      send(message(number));
    });
  const taken = (number: number) => {
    const one = pending.get(number);
    pending.delete(number);
    return one;
  };
  return {
    find: (subdomain) => asked((number) => ({ kind: 'find', number, subdomain })),
    about: (organisation) => {
      const ask: HolderOf['ask'] = (question, ...about) =>
        asked((number) => ({ kind: 'ask', number, organisation, question, about }));
      let effects: Effect[] = [];
      let sent: Promise<unknown> | undefined;
      return {
        ask,
        later: (effect) => void effects.push(effect),
        kept: () => {
          if (effects.length === 0) return sent;
          const batch = effects;
          effects = [];
          const keeping = Promise.all([sent, ask('keep', batch)]);
          sent = keeping;
          const over = () => {
            if (sent === keeping) sent = undefined;
          };
          keeping.then(over, over);
          return keeping;
        },
      };
    },
    failed: (error, message) => send({ kind: 'failed', error: String(error), message }),
    receive: (message) => {
      if (message.kind === 'answer') taken(message.number)?.resolve(message.value);
      else if (message.kind === 'refusal') taken(message.number)?.reject(new Error(message.error));
      else if (message.kind === 'news') {
        hear(message.organisation, message.news);
        send({ kind: 'heard', sequence: message.sequence });
      }
    },
  };
}
