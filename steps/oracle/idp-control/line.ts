import { Agent, request } from 'undici';

/** What the control face of the mock IdP answered. */
export interface ControlAnswer {
  status: number;
  text: string;
}

export type ControlMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Generous: on a machine under load it may take seconds, and a case that nobody could judge helps nobody. */
const patienceMs = 60_000;

/**
 * Idle connections are left before the IdP closes them, which it does after five seconds: a request that meets the closing
 * is lost, and with it a case. On a busy machine the client's usual four seconds are too close.
 */
const dispatcher = new Agent({ keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000 });

/** One request with JSON; three of the ten requests of a sign-in go this way. */
export async function ask(
  url: string,
  method: ControlMethod,
  token: string,
  body: object | undefined,
): Promise<ControlAnswer> {
  const { body: answer, statusCode } = await request(url, {
    dispatcher,
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: statusCode, text: await answer.text() };
}
