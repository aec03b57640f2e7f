import type { Request, RequestHandler } from 'express';
import {
  type ApiClient,
  type ApiClientRole,
  type FieldError,
  type IamEndpoint,
  iamEndpoints,
} from '../workspace/index.ts';
import { answerError } from './errors.ts';
import { createRateLimit } from './rate-limit.ts';
import type { IamApiServices } from './services.ts';

export interface Door {
  /** 401 without a client's token, 429 beyond the limit. */
  authenticate: RequestHandler;
  /** 403 unless the client's role has this endpoint. */
  allow(endpoint: IamEndpoint): RequestHandler;
  clientOf(request: Request): ApiClient;
}

/** Lets API clients in. The token is looked up at each call: rotated, deleted or without the endpoint means out at once. */
export function createDoor({ workspace, now }: IamApiServices): Door {
  const inside = new WeakMap<Request, { client: ApiClient; role: ApiClientRole }>();
  const take = createRateLimit(now);
  return {
    authenticate: (request, response, next) => {
      response.set('Cache-Control', 'no-store');
      const token = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1];
      const known = token === undefined ? undefined : workspace.apiClientByToken(token);
      if (!known) {
        response.set('WWW-Authenticate', 'Bearer');
        return answerError(response, 401, [objection('token_invalid', 'The token of an API client is needed.')]);
      }
      const call = take(known.client.id);
      if (!call.taken) {
        response.set('Retry-After', String(call.retryAfterSeconds));
        return answerError(response, 429, [objection('rate_limited', 'The limit is 60 requests a minute.')]);
      }
      inside.set(request, known);
      next();
    },
    allow: (endpoint) => (request, response, next) => {
      const known = inside.get(request);
      if (known?.role.endpoints.includes(endpoint)) return next();
      const title = iamEndpoints.find(({ key }) => key === endpoint)?.title ?? endpoint;
      const sentence = `The client role ${known?.role.name ?? ''} does not have the IAM endpoint “${title}”.`;
      answerError(response, 403, [objection('endpoint_forbidden', sentence)]);
    },
    clientOf: (request) => {
      const known = inside.get(request);
      if (!known) throw new Error('An IAM endpoint was mounted without its door.');
      return known.client;
    },
  };
}

function objection(code: string, message: string): FieldError {
  return { field: '', code, message };
}
