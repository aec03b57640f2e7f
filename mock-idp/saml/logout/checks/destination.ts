import type { LogoutCheck } from '../check.ts';

/** This endpoint has no query of its own; metadata may name it with one all the same. */
const withoutQuery = (url: string): string => url.replace(/\?.*$/s, '');

/** A signed message must say where it was sent, or it could be forwarded. */
export const destination: LogoutCheck = {
  name: 'destination',
  clause: 'SAMLBind §3.4.5.2, §3.5.5.2',
  problem: (message, { arrivedAt }) =>
    message.destination !== undefined && withoutQuery(message.destination) === arrivedAt
      ? undefined
      : 'Destination is not the URL at which the message arrived.',
};
