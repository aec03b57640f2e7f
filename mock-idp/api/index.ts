/** Okta's management API, as its SDK and its Terraform provider call it. */
import express, { type ErrorRequestHandler, type Router } from 'express';
import { ApiError, type ApiServices, createRateLimit, type Door, dispatch, refuse, stamp } from './engine/index.ts';
import { routes } from './routes.ts';

export type { ApiServices } from './engine/index.ts';

/** How a certificate is posted: DER (also in base64) or PEM. */
const certificateTypes = ['application/pkix-cert', 'application/x-x509-ca-cert', 'application/x-pem-file'];

/** More than any test asks; an organisation of Okta's allows 600 or so. */
const usualLimit = 100_000;

/** Makes the API as a router for the root of the admin face. `limit`: calls a minute. */
export function createApi(services: ApiServices, token: string, limit = usualLimit): Router {
  const door: Door = { services, token, rate: createRateLimit(limit, () => services.clock.now()) };
  const router = express.Router();
  const ours = express.Router();
  ours.use((_request, response, next) => {
    stamp(door, response);
    next();
  });
  ours.use(express.json({ limit: '1mb', strict: false }));
  ours.use(express.raw({ type: 'multipart/form-data', limit: '2mb' }));
  ours.use(express.raw({ type: certificateTypes, limit: '64kb' }));
  for (const route of routes) ours[route.method](route.path, dispatch(door, route));
  // The address is right and the method is not.
  for (const path of new Set(routes.map((route) => route.path))) {
    ours.all(path, () => {
      throw new ApiError('E0000022');
    });
  }
  ours.use(() => {
    throw new ApiError('E0000008');
  });
  const refusing: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    refuse(door, error, response);
  };
  ours.use(refusing);
  router.use((request, response, next) => {
    // Okta's own examples end the organisation's URL with a slash, and its SDK puts the path behind that.
    request.url = request.url.replace(/^\/{2,}/, '/');
    if (/^\/(?:api\/v1|\.well-known\/okta-organization|login\/sessionCookieRedirect)(?:\/|$)/.test(request.path))
      ours(request, response, next);
    else next();
  });
  return router;
}
