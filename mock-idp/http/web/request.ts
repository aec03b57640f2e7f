import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request that found its route. */
export class Request {
  readonly incoming: IncomingMessage;
  /** Path and query as received. */
  readonly url: string;
  /** What stood in the places of the path that have a name, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** A posted form, undecoded; empty where no form was posted. */
  readonly form: string;
  #query: URLSearchParams | undefined;

  constructor(incoming: IncomingMessage, params: Readonly<Record<string, string | undefined>>, form: string) {
    this.incoming = incoming;
    this.url = incoming.url ?? '/';
    this.params = params;
    this.form = form;
  }

  get method(): string {
    return this.incoming.method ?? 'GET';
  }

  get headers(): IncomingHttpHeaders {
    return this.incoming.headers;
  }

  /** A header that nobody needs twice. */
  header(name: string): string | undefined {
    const value = this.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** The query undecoded: the octets that a signature covers. */
  get rawQuery(): string {
    const at = this.url.indexOf('?');
    return at < 0 ? '' : this.url.slice(at + 1);
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.rawQuery);
    return this.#query;
  }
}
