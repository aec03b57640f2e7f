/** `/users/{id}/credentials/…` and sessions. */
import { type Call, del, json, noContent, post, type Route, readBody, type Shape, shape } from '../engine/index.ts';
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

async function revokeSessions(call: Call) {
  await call.org.directory.endSessions((await findUser(call)).id);
  return noContent;
}

export const userCredentialsRoutes: readonly Route[] = [
  post('/users/:user/credentials/change_password', changePassword),
  post('/users/:user/credentials/change_recovery_question', changeRecoveryQuestion),
  del('/users/:user/sessions', revokeSessions),
];
