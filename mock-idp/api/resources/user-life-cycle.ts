/** `/users/{id}/lifecycle/…` */
import { OrgError, randomLetters, type User } from '../../org/index.ts';
import { ApiError, type Call, invalid, json, post, type Route } from '../engine/index.ts';
import { userJson } from '../shapes/user.ts';
import { findUser } from './find-user.ts';

/** Does a step; a status that forbids it is answered as this endpoint answers it. */
async function step(work: Promise<unknown>, forbidden: () => ApiError): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw error instanceof OrgError && error.code === 'status_forbids' ? forbidden() : error;
  }
}

const notAllowed = () => new ApiError('E0000038');

/** Where a link leads whose mail somebody else sends. */
async function tokenAnswer(call: Call, user: User) {
  const activationToken = await call.org.directory.credentialToken(user.id);
  return { activationUrl: `${call.services.samlUrl()}/tokens/${activationToken}/verify`, activationToken };
}

async function activate(call: Call) {
  const user = await findUser(call);
  const sendEmail = call.flag('sendEmail', true);
  const { status } = await call.org.directory.activate(user.id, { sendEmail });
  return json(sendEmail || status !== 'PROVISIONED' ? {} : await tokenAnswer(call, user));
}

async function reactivate(call: Call) {
  const user = await findUser(call);
  if (!call.flag('sendEmail', false)) {
    if (user.status !== 'PROVISIONED' && user.status !== 'RECOVERY') throw notAllowed();
    return json(await tokenAnswer(call, user));
  }
  await step(call.org.directory.resendActivation(user.id), notAllowed);
  return json({});
}

async function deactivate(call: Call) {
  await step(call.org.directory.deactivate((await findUser(call)).id), notAllowed);
  return json({});
}

async function suspend(call: Call) {
  const refusal = () => invalid('suspendUser', 'Cannot suspend a user that is not active');
  await step(call.org.directory.suspend((await findUser(call)).id), refusal);
  return json({});
}

async function unsuspend(call: Call) {
  const refusal = () => invalid('unsuspendUser', 'Cannot unsuspend a user that is not suspended');
  await step(call.org.directory.unsuspend((await findUser(call)).id), refusal);
  return json({});
}

async function unlock(call: Call) {
  await step(call.org.directory.unlock((await findUser(call)).id), () => new ApiError('E0000032'));
  return json({});
}

async function expirePassword(call: Call) {
  // How the other endpoint was asked for before it was one of its own.
  if (call.flag('tempPassword', false)) return expireWithTempPassword(call);
  const { id } = await findUser(call);
  await step(call.org.directory.expirePassword(id), notAllowed);
  return json(await userJson(call, await call.org.directory.get(id)));
}

/** Whoever calls tells the person the password; it must be changed at the next sign-in. */
async function expireWithTempPassword(call: Call) {
  const { id } = await findUser(call);
  const tempPassword = `Tmp-7${randomLetters(call.services.random, 12)}`;
  await step(call.org.directory.setPassword(id, tempPassword), notAllowed);
  await step(call.org.directory.expirePassword(id), notAllowed);
  if (call.flag('revokeSessions', false)) await call.org.directory.endSessions(id);
  return json({ tempPassword });
}

/** Nobody here has a second factor, so none is left over, which is what this promises. */
async function resetFactors(call: Call) {
  await findUser(call);
  return json({});
}

async function resetPassword(call: Call) {
  const { id } = await findUser(call);
  const sendEmail = call.flag('sendEmail', true);
  await step(call.org.directory.resetPassword(id, { sendEmail }), notAllowed);
  if (sendEmail) return json({});
  const token = await call.org.directory.credentialToken(id);
  return json({ resetPasswordUrl: `${call.services.samlUrl()}/reset_password/${token}` });
}

export const userLifeCycleRoutes: readonly Route[] = [
  post('/users/:user/lifecycle/activate', activate),
  post('/users/:user/lifecycle/reactivate', reactivate),
  post('/users/:user/lifecycle/deactivate', deactivate),
  post('/users/:user/lifecycle/suspend', suspend),
  post('/users/:user/lifecycle/unsuspend', unsuspend),
  post('/users/:user/lifecycle/unlock', unlock),
  post('/users/:user/lifecycle/expire_password', expirePassword),
  post('/users/:user/lifecycle/expire_password_with_temp_password', expireWithTempPassword),
  post('/users/:user/lifecycle/reset_password', resetPassword),
  post('/users/:user/lifecycle/reset_factors', resetFactors),
];
