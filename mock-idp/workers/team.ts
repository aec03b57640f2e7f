/** The workers as processes: forked, handed connections in turns, replaced when they die, ended in order. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Logger } from '../http/index.ts';
import type { Hub, Subscriber } from './hub.ts';
import type { FromWorker, Setup, ToWorker } from './messages.ts';

export interface Team {
  /** Gives a connection, from which nothing was read yet, to the next worker; it waits while there is none. */
  hand(socket: Socket): void;
  close(): Promise<void>;
}

export interface TeamParts {
  /** The module that a worker runs. */
  module: string;
  count: number;
  setup: Omit<Setup, 'number'>;
  hub: Hub;
  log: Logger;
}

/** A worker that is told to end has this long for what it is at. */
const farewellMs = 2_000;

interface Member extends Subscriber {
  child: ChildProcess;
  number: number;
  /** Connections that it has not taken yet: they stay ours, because Node forgets what was on its way to one who dies. */
  underWay: Map<number, Socket>;
}

/** Starts so many workers and waits until all of them serve. Throws when one cannot, and then none is left. */
export async function startTeam({ module, count, setup, hub, log }: TeamParts): Promise<Team> {
  const members = new Set<Member>();
  /** Those that serve; the next connection is for the first of them. */
  const serving: Member[] = [];
  const waiting = new Set<Socket>();
  let number = 0;
  let connection = 0;
  let closing = false;

  const hand = (socket: Socket) => {
    const next = serving.shift();
    if (!next) {
      if (closing || members.size === 0) socket.destroy();
      else waiting.add(socket.once('close', () => waiting.delete(socket)));
      return;
    }
    serving.push(next);
    connection += 1;
    const message: ToWorker = { kind: 'connection', connection };
    next.underWay.set(connection, socket);
    next.child.send(message, socket, { keepOpen: true }, () => undefined);
  };
  const taken = ({ underWay }: Member, connection: number) => {
    underWay.get(connection)?.destroy();
    underWay.delete(connection);
  };
  const joined = (member: Member) => {
    serving.push(member);
    const sockets = [...waiting];
    waiting.clear();
    for (const socket of sockets) hand(socket);
  };
  const left = (member: Member) => {
    members.delete(member);
    const place = serving.indexOf(member);
    if (place >= 0) serving.splice(place, 1);
    hub.leave(member);
    for (const socket of member.underWay.values()) hand(socket);
    return place >= 0;
  };
  const hire = (): Promise<void> =>
    new Promise((resolve, reject) => {
      number += 1;
      const child = fork(module, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const member: Member = {
        child,
        number,
        underWay: new Map(),
        send: (message) => void child.send(message, () => undefined),
        kill: () => void child.kill('SIGKILL'),
      };
      members.add(member);
      hub.join(member);
      child.on('message', (message: FromWorker) => {
        if (message.kind === 'took') return taken(member, message.connection);
        if (message.kind !== 'ready') return hub.receive(member, message);
        joined(member);
        resolve();
      });
      // Not at `exit`: what it still said comes first.
      child.once('close', (code, signal) => {
        const served = left(member);
        const how = String(signal ?? code);
        if (closing) return;
        if (!served) return reject(new Error(`Worker ${member.number} ended with ${how} before it served.`));
        log.error(
          { worker: member.number, ended: how },
          `Worker ${member.number} ended (${how}): another takes its place.`,
        );
        hire().catch((error: unknown) => {
          log.error({ error: String(error) }, `${String(error)} ${members.size} are left.`);
          if (members.size === 0) for (const socket of waiting) socket.destroy();
        });
      });
      member.send({ kind: 'setup', setup: { ...setup, number: member.number } });
    });
  const close = async () => {
    closing = true;
    for (const socket of waiting) socket.destroy();
    await Promise.all([...members].map(dismiss));
  };
  try {
    await Promise.all(Array.from({ length: count }, hire));
  } catch (error) {
    await close();
    throw error;
  }
  return { hand, close };
}

async function dismiss({ child, kill, send }: Member): Promise<void> {
  const gone = once(child, 'close');
  const overdue = setTimeout(kill, farewellMs);
  send({ kind: 'end' });
  await gone;
  clearTimeout(overdue);
}
