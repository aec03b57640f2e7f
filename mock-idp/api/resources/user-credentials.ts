/** `/users/{id}/credentials/…` and sessions. */
import {
  ApiError,
  type Call,
  del,
  json,
  noContent,
  post,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { credentialsJson } from '../shapes/user.ts';
import { findUser } from './find-user.ts';

const secret = {
  type: 'object',
  required: ['value'],
  properties: { value: { type: 'string', minLength: 1, maxLength: 200 } },
};
const text = { type: 'string', minLength: 1, maxLength: 255 };

interface Secret {
  value: string;
}

const passwordChange: Shape<{ oldPassword: Secret; newPassword: Secret }> = shape<{
  oldPassword: Secret;
  newPassword: Secret;
}>()('changePassword', {
  type: 'object',
  required: ['oldPassword', 'newPassword'],
  properties: { oldPassword: secret, newPassword: secret },
});

interface QuestionChange {
  password: Secret;
  recovery_question: { question: string; answer: string };
}
const questionChange: Shape<QuestionChange> = shape<QuestionChange>()('changeRecoveryQuestion', {
  type: 'object',
  required: ['password', 'recovery_question'],
  properties: {
    password: secret,
    recovery_question: {
      type: 'object',
      required: ['question', 'answer'],
      properties: { question: text, answer: text },
    },
  },
});

async function changePassword(call: Call) {
  const { id } = await findUser(call);
  const { oldPassword, newPassword } = await readBody(passwordChange, call.body);
  const change = { oldPassword: oldPassword.value, newPassword: newPassword.value };
  return json(credentialsJson(await call.org.directory.changePassword(id, change)));
}

async function changeRecoveryQuestion(call: Call) {
  const { id } = await findUser(call);
  const { password, recovery_question } = await readBody(questionChange, call.body);
  const change = { password: password.value, ...recovery_question };
  return json(credentialsJson(await call.org.directory.changeRecoveryQuestion(id, change)));
}

interface Recovery {
  password?: Secret;
  recovery_question?: { answer: string };
}
const recovery: Shape<Recovery> = shape<Recovery>()('forgotPassword', {
  type: 'object',
  properties: {
    password: secret,
    recovery_question: { type: 'object', required: ['answer'], properties: { answer: text } },
  },
});

/** With an answer and a new password it sets that; without, it sends the link, or says where it leads. */
async function forgotPassword(call: Call) {
  const { id, status, recoveryQuestion } = await findUser(call);
  const { password, recovery_question: given } = await readBody(recovery, call.body);
  if (!['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED'].includes(status)) throw new ApiError('E0000034');
  const { directory } = call.org;
  if (password && given) {
    if (!recoveryQuestion) throw new ApiError('E0000034');
    const recovered = { answer: given.answer, newPassword: password.value };
    return json(credentialsJson(await directory.recoverPassword(id, recovered)));
  }
  const sendEmail = call.flag('sendEmail', true);
  await directory.resetPassword(id, { sendEmail });
  if (sendEmail) return json({});
  return json({
    resetPasswordUrl: `${call.services.samlUrl()}/reset_password/${await directory.credentialToken(id)}`,
  });
}

async function revokeSessions(call: Call) {
  await call.org.directory.endSessions((await findUser(call)).id);
  return noContent;
}

export const userCredentialsRoutes: readonly Route[] = [
  post('/users/:user/credentials/change_password', changePassword),
  post('/users/:user/credentials/change_recovery_question', changeRecoveryQuestion),
  post('/users/:user/credentials/forgot_password', forgotPassword),
  post('/users/:user/credentials/forgot_password_recovery_question', forgotPassword),
  del('/users/:user/sessions', revokeSessions),
];
