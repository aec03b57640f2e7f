import type { Request } from '../web/index.ts';

/** The fields of a posted form, duplicates kept. */
export function formOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.form);
}
