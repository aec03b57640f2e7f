/** Laboratory > Faults: the registry, and arming one for the next messages. */
import { get, post, type Route } from '../../engine/index.ts';
import { arm, disarm, fault } from './arm.tsx';
import { registry } from './registry.tsx';

export const faultsRoutes: readonly Route[] = [
  get('/faults', registry),
  get('/faults/:fault', fault),
  post('/faults/:fault', arm),
  post('/armed/:armed/disarm', disarm),
];
