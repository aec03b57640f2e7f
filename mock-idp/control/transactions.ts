/** One transaction: a cookie planted at the IdP's origin binds person, faults, hold, trace and proof of delivery. */
import type { Fault } from '../faults/index.ts';

export interface TransactionFault {
  fault: Fault;
  parameters: Readonly<Record<string, string>>;
  state: 'armed' | 'applied';
}

export interface Transaction {
  key: string;
  /** Login. */
  person: string;
  /** App label the faults wait for; absent: the first app that asks. */
  app?: string;
  faults: TransactionFault[];
  held: boolean;
  heldRequests: number;
  at: string;
}

export interface Transactions {
  find(key: string): Transaction | undefined;
  list(): Transaction[];
}
