/** What is armed for whom: faults that wait for a message, and transactions that wait for a browser. */
export {
  type ArmedFault,
  type ArmedFaults,
  type ArmedFaultsForIssuing,
  type ArmInput,
  type ArmScope,
  checkScope,
  createArmedFaults,
} from './armed.ts';
export { chooseFault, type FaultChoice, type FaultPorts } from './chosen-fault.ts';
export { ControlError, type ControlErrorCode, type ControlProblem, refusal } from './errors.ts';
export {
  createTransactions,
  type LogoutOrder,
  type Transaction,
  type TransactionFault,
  type TransactionInput,
  type Transactions,
  type TransactionsForServing,
  transactionCookie,
} from './transactions.ts';
