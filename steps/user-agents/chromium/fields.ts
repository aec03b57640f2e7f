import type { Request } from 'playwright';

/** The form that a request posts, where it holds a SAMLResponse. */
export function samlFields(request: Request): [string, string][] | undefined {
  if (request.method() !== 'POST') return undefined;
  const fields = [...new URLSearchParams(request.postData() ?? '')];
  return fields.some(([name]) => name === 'SAMLResponse') ? fields : undefined;
}
