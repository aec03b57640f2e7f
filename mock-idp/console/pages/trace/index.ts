/** Laboratory > Trace. */
import { get, type Route } from '../../engine/index.ts';
import { exchange } from './exchange.tsx';
import { list } from './list.tsx';

export const traceRoutes: readonly Route[] = [get('/trace', list), get('/trace/:exchange', exchange)];
