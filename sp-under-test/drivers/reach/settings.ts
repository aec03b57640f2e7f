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
}

export interface ReachAnswer {
  status: number;
  /** By name in lower case; Set-Cookie stands apart, because its lines cannot be joined (RFC 9110 §5.3). */
  headers: Readonly<Record<string, string>>;
  setCookie: readonly string[];
  /**
   * Waits for the rest. Apart from the head, because that counts although the rest never comes: a browser has stored the
   * cookies by then. Either this or `leave` must be called, or the connection stays taken.
   */
  body(): Promise<Buffer>;
  /** Lets go of the rest unread. */
  leave(): void;
}

/** One request and its answer; a redirect is an answer. The reason of a failure is its `cause`. */
export interface Reach {
  (url: string, request?: ReachRequest): Promise<ReachAnswer>;
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
