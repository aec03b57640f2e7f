import type { AgentFailure } from '../judge-agent.ts';

/** By what Chromium writes of it: a connection cut after the request left is the SP's doing; one never made is not. */
const failures: readonly [RegExp, AgentFailure][] = [
  [/Timeout|ERR_TIMED_OUT/, 'time-limit'],
  [
    /ERR_(EMPTY_RESPONSE|CONNECTION_RESET|CONNECTION_CLOSED|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING)/,
    'dropped',
  ],
  [/ERR_(INVALID_HTTP_RESPONSE|INVALID_CHUNKED_ENCODING|RESPONSE_HEADERS_)/, 'garbled'],
  [/ERR_CONNECTION_REFUSED/, 'unreachable'],
  [/ERR_TOO_MANY_REDIRECTS/, 'hop-limit'],
];

/** What a failure of Chromium means; undefined where it is none of the network. */
export const failureIn = (message: string): AgentFailure | undefined =>
  failures.find(([pattern]) => pattern.test(message))?.[1];
