/** What a fault is to the lines that make messages, and where they let it act. Which faults there are stands in faults/. */
export { AppliedFaults, contextBase } from './applied.ts';
export type { FaultBase, FaultFamily, SealingMode } from './base.ts';
export {
  type ArmedFault,
  type ContextBase,
  type Fault,
  type FaultContext,
  type FaultEncryption,
  type FaultPoint,
  isLogoutFault,
  isMetadataFault,
  isResponseFault,
  type LogoutFault,
  type LogoutFaultContext,
  type OtherPerson,
  type ResponseFault,
} from './fault.ts';
export type { MetadataFault, MetadataFaultContext } from './metadata-fault.ts';
