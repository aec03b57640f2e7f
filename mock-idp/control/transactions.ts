/** One transaction: a cookie planted at the IdP's origin binds person, faults, hold, trace and proof of delivery. */
import { type Fault, isResponseFault, type ResponseFault } from '../faults/index.ts';
import { type Random, randomLetters } from '../org/index.ts';
import { chooseFault, type FaultChoice, type FaultPorts } from './chosen-fault.ts';
import { refusal } from './errors.ts';

export interface TransactionFault {
  fault: ResponseFault;
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

export interface TransactionInput {
  person: string;
  app?: string;
  faults?: readonly FaultChoice[];
}

/** The same with its ways in: the control API opens and holds, the SAML face counts and takes faults. */
export interface TransactionsForServing extends Transactions {
  open(input: TransactionInput): Promise<Transaction>;
  hold(key: string, held: boolean): Transaction;
  forget(key: string): boolean;
  countHeld(key: string): void;
  /** Takes the faults for the one message to come; nobody else gets them unless they are given back. */
  take(key: string, app: string): TransactionFault[];
  settle(key: string, taken: readonly TransactionFault[], applied: ReadonlySet<string>): void;
  clear(): void;
}

/** Name of the cookie that carries the key. */
export const transactionCookie = 'assay_transaction';
/** Forgotten ones would pile up in a long-lived IdP; the oldest goes. */
const most = 10_000;

/** Metadata is fetched by a server that has no cookie, so no transaction can be meant. */
function forTransaction(fault: Fault, path: string): ResponseFault {
  if (isResponseFault(fault)) return fault;
  const message = `${fault.name} goes into metadata, which is no part of a transaction.`;
  throw refusal('validation_failed', `${path}/name`, message, 'POST /_assay/armed, for an app.');
}

/** No transactions yet. */
export function createTransactions(ports: FaultPorts & { now(): Date; random: Random }): TransactionsForServing {
  const transactions = new Map<string, Transaction>();
  const taken = new Set<TransactionFault>();
  const known = (key: string): Transaction => {
    const transaction = transactions.get(key);
    if (!transaction)
      throw refusal('not_found', '/key', 'There is no such transaction.', 'POST /_assay/transactions first.');
    return transaction;
  };
  return {
    find: (key) => transactions.get(key),
    list: () => [...transactions.values()],
    open: async ({ person, app, faults = [] }) => {
      if (!(await ports.hasPerson(person))) {
        throw refusal('validation_failed', '/person', `There is no person ${person}.`, 'The login of a person.');
      }
      const chosen: TransactionFault[] = [];
      for (const [i, choice] of faults.entries()) {
        const { fault, parameters } = await chooseFault(ports, choice, `/faults/${i}`);
        chosen.push({ fault: forTransaction(fault, `/faults/${i}`), parameters, state: 'armed' });
      }
      const transaction: Transaction = {
        key: randomLetters(ports.random, 43),
        person,
        ...(app !== undefined && { app }),
        faults: chosen,
        held: false,
        heldRequests: 0,
        at: ports.now().toISOString(),
      };
      transactions.set(transaction.key, transaction);
      for (const oldest of transactions.keys()) {
        if (transactions.size <= most) break;
        transactions.delete(oldest);
      }
      return transaction;
    },
    hold: (key, held) => {
      const transaction = known(key);
      transaction.held = held;
      return transaction;
    },
    forget: (key) => transactions.delete(key),
    countHeld: (key) => {
      known(key).heldRequests += 1;
    },
    take: (key, app) => {
      const transaction = transactions.get(key);
      if (!transaction || (transaction.app !== undefined && transaction.app.toLowerCase() !== app.toLowerCase()))
        return [];
      const waiting = transaction.faults.filter((fault) => fault.state === 'armed' && !taken.has(fault));
      for (const fault of waiting) taken.add(fault);
      return waiting;
    },
    settle: (_key, faults, applied) => {
      for (const fault of faults) {
        taken.delete(fault);
        if (applied.has(fault.fault.name)) fault.state = 'applied';
      }
    },
    clear: () => {
      transactions.clear();
      taken.clear();
    },
  };
}
