/** An exchange as a file: what it takes to look at it elsewhere and to send it again. */
import type { Emission, Exchange } from './model.ts';

/** What `format` says; a reader refuses anything else. */
export const exchangeFormat = 'saml-assay exchange 1';

/** Schema: `exchange-export.schema.json` beside this file. */
export interface ExchangeExport {
  format: typeof exchangeFormat;
  exchange: Omit<Exchange, 'transaction' | 'request' | 'emitted'> & { emitted?: Omit<Emission, 'plan'> };
}

/**
 * The messages themselves are whole, or they could not be sent again; an assertion is good for minutes and for one SP.
 * The key of a transaction stays here: whoever has it steers that transaction.
 */
export function exportExchange({ transaction: _key, request: _read, emitted, ...exchange }: Exchange): ExchangeExport {
  if (!emitted) return { format: exchangeFormat, exchange };
  const { plan: _plan, ...sent } = emitted;
  return { format: exchangeFormat, exchange: { ...exchange, emitted: sent } };
}
