import type { StationOptions } from '../options.ts';
import type { OpenStation } from '../stations.ts';

/** What the thread is to open. */
export interface HostedOrder {
  options: StationOptions;
  workFolder: string;
}

/** What the thread says when its station is open, or why it is not. */
export type HostedReport =
  | { opened: Pick<OpenStation, 'facts' | 'parameters'> }
  | { failed: { code: string | undefined; message: string } };

/** Said to the thread when the run is over. */
export const closing = 'close';
