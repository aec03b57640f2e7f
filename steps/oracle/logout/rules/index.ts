/** What is looked for in logout messages of an SP, by the name that scenarios use. */
import {
  answered,
  answeredSuccess,
  answerFields,
  answerRedirected,
  answerSigned,
  relayStateEchoed,
  stayed,
} from './answer.ts';
import { topLevel } from './both.ts';
import {
  endedFirst,
  requestAsynchronous,
  requestFields,
  requestNameId,
  requestNameIdPlain,
  requestRedirected,
  requestSent,
  requestSessionIndex,
  requestSigned,
} from './request.ts';
import type { LogoutRule } from './rule.ts';

export type { LogoutEvidence, LogoutRule, SpMessage } from './rule.ts';

export const logoutRules: Readonly<Record<string, LogoutRule>> = {
  'request-sent': requestSent,
  'request-binding': requestRedirected,
  'request-fields': requestFields,
  'request-signature': requestSigned,
  'request-name-id': requestNameId,
  'request-name-id-plain': requestNameIdPlain,
  'request-session-index': requestSessionIndex,
  'request-asynchronous': requestAsynchronous,
  'request-top-level': topLevel,
  'session-ended-first': endedFirst,
  answered,
  'answer-success': answeredSuccess,
  'answer-fields': answerFields,
  'answer-signature': answerSigned,
  'answer-binding': answerRedirected,
  'relay-state-echoed': relayStateEchoed,
  'relay-state-not-followed': stayed,
};
