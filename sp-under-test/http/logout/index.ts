/** Single logout: asked for by an identity provider, or told to it. */
export {
  indexSession,
  type NewSession,
  wasLoggedOut,
} from './session-index.ts';
export { requestLogout, sloRoutes, sloUrlOf } from './slo.ts';
