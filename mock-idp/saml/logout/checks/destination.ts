import type { LogoutCheck } from '../check.ts';

/** A signed message must say where it was sent, or it could be forwarded. */
export const destination: LogoutCheck = {
  name: 'destination',
  clause: 'SAMLBind §3.4.5.2, §3.5.5.2',
  problem: (message, { arrivedAt }) =>
    message.destination === arrivedAt ? undefined : 'Destination is not the URL at which the message arrived.',
};
