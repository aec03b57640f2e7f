/** `/authn`: primary authentication, the way scripts sign in unattended. No second factor is ever asked for. */
import type { User } from '../../org/index.ts';
import {
  ApiError,
  type Call,
  invalid,
  json,
  openPost,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { moment, momentOrNull } from '../shapes/moment.ts';

const text = { type: 'string', minLength: 1, maxLength: 2048 };

interface Authentication {
  username?: string | null;
  password?: string | null;
  relayState?: string | null;
}
const authentication: Shape<Authentication> = shape<Authentication>()('authRequest', {
  type: 'object',
  properties: {
    username: { type: ['string', 'null'], maxLength: 256 },
    password: { type: ['string', 'null'], maxLength: 200 },
    relayState: { type: ['string', 'null'], maxLength: 2048 },
  },
});

interface PasswordChange {
  stateToken: string;
  oldPassword: string;
  newPassword: string;
}
const passwordChange: Shape<PasswordChange> = shape<PasswordChange>()('changePassword', {
  type: 'object',
  required: ['stateToken', 'oldPassword', 'newPassword'],
  properties: { stateToken: text, oldPassword: text, newPassword: text },
});

/** A password changed in a transaction of an expired one is as long good as the session token that it leads to. */
const transactionMs = 5 * 60 * 1000;

const embedded = ({ id, passwordChanged, profile }: User) => ({
  user: {
    id,
    passwordChanged: momentOrNull(passwordChanged),
    profile: {
      login: profile.login,
      firstName: profile.firstName,
      lastName: profile.lastName,
      locale: profile.locale ?? 'en_US',
      timeZone: profile.timezone ?? 'America/Los_Angeles',
    },
  },
});

async function success({ org }: Call, user: User, relayState?: string | null) {
  const { expiresAt, token } = await org.sessionTokens.issue(user.id);
  return json({
    expiresAt: moment(expiresAt),
    status: 'SUCCESS',
    ...(relayState != null && { relayState }),
    sessionToken: token,
    _embedded: embedded(user),
  });
}

async function expired(call: Call, user: User, relayState?: string | null) {
  const stateToken = await call.org.directory.startPasswordChange(user.id);
  const expires = new Date(call.services.clock.now().getTime() + transactionMs);
  const href = `${call.baseUrl}/api/v1/authn/credentials/change_password`;
  return json({
    stateToken,
    expiresAt: moment(expires.toISOString()),
    status: 'PASSWORD_EXPIRED',
    ...(relayState != null && { relayState }),
    _embedded: embedded(user),
    _links: { next: { name: 'changePassword', href, hints: { allow: ['POST'] } } },
  });
}

async function authenticate(call: Call) {
  const { password, relayState, username } = await readBody(authentication, call.body);
  if (!username || !password) {
    throw invalid('authRequest', "The 'username' and 'password' attributes are required in this context.");
  }
  const outcome = await call.org.directory.authenticate(username, password);
  if (outcome.ok) return success(call, outcome.user, relayState);
  if (outcome.reason === 'locked_out') {
    return json({ status: 'LOCKED_OUT', ...(relayState != null && { relayState }), _embedded: {} });
  }
  if (outcome.reason === 'password_expired' && outcome.user) return expired(call, outcome.user, relayState);
  throw new ApiError('E0000004');
}

async function changePassword(call: Call) {
  const { newPassword, oldPassword, stateToken } = await readBody(passwordChange, call.body);
  const { directory } = call.org;
  const user = await directory.personOfToken(stateToken);
  if (user?.status !== 'PASSWORD_EXPIRED') throw new ApiError('E0000011');
  const outcome = await directory.authenticate(user.profile.login, oldPassword);
  if (!outcome.ok && outcome.reason !== 'password_expired') {
    throw new ApiError('E0000014', { causes: ['Old Password is not correct'] });
  }
  return success(call, await directory.redeemToken(stateToken, newPassword));
}

export const authnRoutes: readonly Route[] = [
  openPost('/authn', authenticate),
  openPost('/authn/credentials/change_password', changePassword),
];
