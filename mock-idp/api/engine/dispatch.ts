import type { Request, Response } from 'express';
import { randomLetters } from '../../org/index.ts';
import { ApiError, toApiError } from './error.ts';
import { callerOf } from './guard.ts';
import type { RateState } from './rate-limit.ts';
import type { Answer, ApiServices, Call, Route } from './route.ts';

/** What every answer carries beside its body. */
export interface Door {
  services: ApiServices;
  token: string;
  rate(): RateState;
}

/** Counts the call and says so; the `Date` goes with the clock that the limit counts by. */
export function stamp({ services, rate }: Door, response: Response): void {
  const state = rate();
  response
    .set('x-okta-request-id', `req${randomLetters(services.random, 25)}`)
    .set('x-rate-limit-limit', String(state.limit))
    .set('x-rate-limit-remaining', String(state.remaining))
    .set('x-rate-limit-reset', String(state.reset))
    .set('date', services.clock.now().toUTCString())
    .set('cache-control', 'no-cache, no-store')
    .set('expires', '0');
  if (state.exceeded) throw new ApiError('E0000047');
}

async function callOf({ services, token }: Door, route: Route, request: Request): Promise<Call> {
  const { org } = services;
  const baseUrl = services.baseOf(request);
  const url = new URL(baseUrl + request.originalUrl);
  const query = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const parameters = request.params;
  return {
    services,
    org,
    baseUrl,
    url,
    caller: route.open === true ? anybody : await callerOf(org, token, request.headers.authorization),
    param: (name) => {
      const value = parameters[name];
      return typeof value === 'string' ? value : '';
    },
    query,
    flag: (name, otherwise) => {
      const text = query(name)?.toLowerCase();
      return text === undefined ? otherwise : text === 'true';
    },
    body: request.body,
    accepts: request.headers.accept ?? '',
    contentType: request.headers['content-type'] ?? '',
  };
}

/** Whoever calls an endpoint that is open to everybody. */
const anybody: Call['caller'] = {
  id: '',
  status: 'ACTIVE',
  profile: { login: '', email: '', firstName: '', lastName: '' },
  created: '',
  lastUpdated: '',
};

function send(response: Response, answer: Answer): void {
  switch (answer.kind) {
    case 'empty':
      response.status(answer.status).end();
      return;
    case 'made':
      response.status(201).set('location', answer.location).end();
      return;
    case 'moved':
      response.status(302).set('location', answer.location).end();
      return;
    case 'text':
      response
        .status(answer.status ?? 200)
        .type(answer.type)
        .send(answer.body);
      return;
    case 'json':
      if (answer.etag !== undefined) response.set('etag', answer.etag);
      // Okta's clients look for each relation in a header line of its own.
      if (answer.links) response.set('link', [...answer.links]);
      response.status(answer.status).json(answer.body);
  }
}

/** Token, then the endpoint's own work. */
export function dispatch(door: Door, route: Route) {
  return async (request: Request, response: Response): Promise<void> => {
    send(response, await route.handle(await callOf(door, route, request)));
  };
}

/** Answers every refusal in Okta's shape. */
export function refuse({ services }: Door, error: unknown, response: Response): void {
  const refusal = toApiError(error) ?? new ApiError('E0000009');
  if (refusal.code === 'E0000009') services.logError(error);
  response.status(refusal.status).json({
    errorCode: refusal.code,
    errorSummary: refusal.message,
    errorLink: refusal.code,
    errorId: `oae${randomLetters(services.random, 22)}`,
    errorCauses: refusal.causes.map((errorSummary) => ({ errorSummary })),
  });
}
