import { Agent, type IncomingMessage, request } from 'node:http';

/** What the control face of the mock IdP answered. */
export interface ControlAnswer {
  status: number;
  text: string;
}

const patienceMs = 10_000;
/** Connections are kept: three of the ten requests of a sign-in come this way. */
const lines = new Agent({ keepAlive: true });

/** One request with JSON, by `node:http`: `fetch` takes three times as long, and nothing of what it adds is needed here. */
export function ask(url: string, method: string, token: string, body: object | undefined): Promise<ControlAnswer> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method,
      agent: lines,
      timeout: patienceMs,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(sent === undefined ? {} : { 'content-length': Buffer.byteLength(sent) }),
      },
    });
    asked.once('timeout', () => asked.destroy(new Error(`no answer within ${patienceMs} ms`)));
    asked.once('error', reject);
    asked.once('response', (answer) => {
      read(answer).then((text) => resolve({ status: answer.statusCode ?? 0, text }), reject);
    });
    asked.end(sent);
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
