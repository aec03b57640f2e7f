/** Laboratory > Situations: the list, and staging one. */
import { get, post, type Route } from '../../engine/index.ts';
import { list } from './list.tsx';
import { end, situation, stage } from './stage.tsx';

export const situationsRoutes: readonly Route[] = [
  get('/situations', list),
  get('/situations/:situation', situation),
  post('/situations/:situation', stage),
  post('/staged/:staged/end', end),
];
