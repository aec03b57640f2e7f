/** How the API answers, whatever it is asked: routes, tokens, pages, filters, bodies, errors, rate limits. */
export { readBody, type Shape, shape } from './body.ts';
export { type Door, dispatch, refuse, stamp } from './dispatch.ts';
export { ApiError, invalid, notFound, weakInBody } from './error.ts';
export { parseFilter } from './filter.ts';
export { limitOf, page } from './page.ts';
export { createRateLimit } from './rate-limit.ts';
export {
  type Answer,
  type ApiServices,
  accepted,
  type Call,
  del,
  get,
  json,
  moved,
  noContent,
  openGet,
  openPost,
  patch,
  post,
  put,
  type Route,
} from './route.ts';
export { sorted } from './sort.ts';
export { readUpload } from './upload.ts';
