/** The face of the control API. */
export type { ControlServices } from './api.ts';
export {
  type ArmedFault,
  type ArmedFaults,
  type ArmedFaultsForIssuing,
  type ArmInput,
  type ArmScope,
  checkScope,
  createArmedFaults,
} from './armed.ts';
export type { FaultChoice, FaultPorts } from './chosen-fault.ts';
export { chooseFault } from './chosen-fault.ts';
export { ControlError, type ControlErrorCode, type ControlProblem, refusal } from './errors.ts';
export { isLoopbackHost } from './guard.ts';
export type { OrganisationsControl } from './organisations.ts';
export { controlErrors } from './refuse.ts';
export {
  createTransactions,
  type Transaction,
  type TransactionFault,
  type TransactionInput,
  type Transactions,
  type TransactionsForServing,
  transactionCookie,
} from './transactions.ts';

/** The API itself, loaded when somebody administers. */
export const loadControl = () => import('./api.ts');
