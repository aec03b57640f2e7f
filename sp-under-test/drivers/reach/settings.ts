/** What a browser has to be given before it may see the SP. Files are read already. */
export interface UserAgentSettings {
  /** PEM: authorities to trust beside the public ones. */
  ca?: string;
  /** An http proxy: `http://host:port`, with user and password where it wants them. */
  proxy?: string;
  /** PEM. */
  clientCertificate?: { certificate: string; key: string };
  basicAuth?: { user: string; password: string };
  headers?: Readonly<Record<string, string>>;
  /** Host name → IP address, as in a hosts file. */
  hosts?: Readonly<Record<string, string>>;
}

export interface ReachRequest {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal;
  /** A redirect is an answer. Behind settings it always is. */
  redirect?: 'manual';
}

/** One request and its answer, as `fetch` does it; the reason of a failure is its `cause`. */
export interface Reach {
  (url: string, request?: ReachRequest): Promise<Response>;
  /** Whether an address is the SP's, and reached as the settings say. */
  covers?(url: URL): boolean;
}

/** The settings cannot work. */
export class ReachSettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReachSettingsError';
  }
}
