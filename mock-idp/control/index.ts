/** The face of the control API. */
export type { ArmedFault, ArmedFaults, ArmInput } from './armed.ts';
export type { Transaction, TransactionFault, Transactions } from './transactions.ts';
