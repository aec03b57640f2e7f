/** One transaction: a cookie planted at the IdP's origin binds person, faults, hold, trace and proof of delivery. */
import { type Random, randomLetters } from '../org/index.ts';
import { type Fault, isMetadataFault } from '../saml/index.ts';
import { chooseFault, type FaultChoice, type FaultPorts } from './chosen-fault.ts';
import { refusal } from './errors.ts';

export interface TransactionFault<F extends Fault = Fault> {
  fault: F;
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
  /** How the person is to be signed out; absent: as the app is set up. */
  logout?: LogoutOrder;
  at: string;
}

/** What the browser of a transaction brings to the SP when it comes to sign out. */
export interface LogoutOrder {
  /** A LogoutResponse is one that nobody asked for. */
  message: 'LogoutRequest' | 'LogoutResponse';
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  /** Where the SP takes it. */
  url: string;
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
  /** Adds faults for the messages of this logout, and says what is sent first. */
  orderLogout(key: string, order: LogoutOrder | undefined, faults: readonly FaultChoice[]): Promise<Transaction>;
  forget(key: string): boolean;
  countHeld(key: string): void;
  /** Takes the faults for the one message to come; nobody else gets them unless they are given back. */
  take<F extends Fault>(key: string, app: string, wanted: (fault: Fault) => fault is F): TransactionFault<F>[];
  settle(key: string, taken: readonly TransactionFault[], applied: ReadonlySet<string>): void;
  clear(): void;
}

/** Name of the cookie that carries the key. */
export const transactionCookie = 'assay_transaction';
/** Forgotten ones would pile up in a long-lived IdP; the oldest goes. */
const most = 10_000;
/** And none lasts for longer than a day, by the IdP's clock. */
const mostMs = 24 * 60 * 60 * 1000;

/** Metadata is fetched by a server that has no cookie, so no transaction can be meant. */
function forTransaction(fault: Fault, path: string): Fault {
  if (!isMetadataFault(fault)) return fault;
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
  const choose = async (faults: readonly FaultChoice[]): Promise<TransactionFault[]> => {
    const chosen: TransactionFault[] = [];
    for (const [i, choice] of faults.entries()) {
      const { fault, parameters } = await chooseFault(ports, choice, `/faults/${i}`);
      chosen.push({ fault: forTransaction(fault, `/faults/${i}`), parameters, state: 'armed' });
    }
    return chosen;
  };
  return {
    find: (key) => transactions.get(key),
    list: () => [...transactions.values()],
    open: async ({ person, app, faults = [] }) => {
      if (!(await ports.hasPerson(person))) {
        throw refusal('validation_failed', '/person', `There is no person ${person}.`, 'The login of a person.');
      }
      const chosen = await choose(faults);
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
      const ended = new Date(ports.now().getTime() - mostMs).toISOString();
      for (const oldest of transactions.values()) {
        if (transactions.size <= most && oldest.at >= ended) break;
        transactions.delete(oldest.key);
      }
      return transaction;
    },
    hold: (key, held) => {
      const transaction = known(key);
      transaction.held = held;
      return transaction;
    },
    orderLogout: async (key, order, faults) => {
      const transaction = known(key);
      const chosen = await choose(faults);
      transaction.faults.push(...chosen);
      if (order !== undefined) transaction.logout = order;
      else delete transaction.logout;
      return transaction;
    },
    forget: (key) => transactions.delete(key),
    countHeld: (key) => {
      known(key).heldRequests += 1;
    },
    take: (key, app, wanted) => {
      const transaction = transactions.get(key);
      if (!transaction || (transaction.app !== undefined && transaction.app.toLowerCase() !== app.toLowerCase()))
        return [];
      const waiting = transaction.faults
        .filter((fault) => fault.state === 'armed' && !taken.has(fault))
        .filter(carrying(wanted));
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

/** Whether what is armed is a fault of the wanted kind. */
function carrying<F extends Fault>(wanted: (fault: Fault) => fault is F) {
  return (armed: TransactionFault): armed is TransactionFault<F> => wanted(armed.fault);
}
