/** The peers, in the order in which they are shown. */
import type { Peer } from './peer.ts';
import { samlify } from './samlify.ts';
import { samlp } from './samlp.ts';

export { type InstalledPeer, installPeer, type Peer } from './peer.ts';

export const peers: readonly Peer[] = [samlp, samlify];
