import type { Request } from 'express';

/** The fields of a posted form, duplicates kept. */
export function formOf(request: Request): URLSearchParams {
  const body: unknown = request.body;
  return new URLSearchParams(typeof body === 'string' ? body : '');
}
