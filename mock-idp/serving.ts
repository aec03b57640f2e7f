import type { RequestListener } from 'node:http';
import { type Logger, listen, type TlsFiles } from './http/index.ts';
import type { House, Sharing } from './tenancy/index.ts';

/** Who serves the SAML port. */
export interface Serving {
  /** Where it listens. */
  url: string;
  /** There when other processes have to know what the house holds. */
  sharing?: Sharing;
  /** The admin face: what it acknowledges, whoever serves the SAML port knows. */
  settling(listener: RequestListener): RequestListener;
  /** From now on requests are answered; those that came before waited. `samlUrl`: where the SAML face is reached. */
  begin(house: House, samlUrl: string): Promise<void>;
  close(): Promise<void>;
}

export interface ServingOptions {
  host: string;
  /** 0 takes any free one. */
  samlPort: number;
  /** Processes; with 1 it is this one. */
  workers: number;
  tls: TlsFiles | undefined;
  trustedProxies: readonly string[];
  domain: string;
  now(): Date;
  log: Logger;
}

/** Takes the port. Throws PortTakenError. */
export async function openServing({ host, samlPort, workers, tls, ...rest }: ServingOptions): Promise<Serving> {
  if (workers > 1) {
    const { openFleet } = await loadWorkers();
    return openFleet({ host, samlPort, count: workers, ...(tls && { tls }), ...rest });
  }
  const { serve, ...listener } = await listen(host, samlPort, 'samlPort', tls);
  return { ...listener, settling: (admin) => admin, begin: async (house) => serve(house.saml) };
}

/** Most starts do without. */
export const loadWorkers = () => import('./workers/index.ts');
