/** Laboratory > Trace. */
import { get, post, type Route } from '../../engine/index.ts';
import { exportFile, imitate, sendAgain } from './actions.tsx';
import { exchange } from './exchange.tsx';
import { list } from './list.tsx';

export const traceRoutes: readonly Route[] = [
  get('/trace', list),
  get('/trace/:exchange', exchange),
  get('/trace/:exchange/export', exportFile),
  post('/trace/:exchange/send-again', sendAgain),
  post('/trace/:exchange/imitate', imitate),
];
