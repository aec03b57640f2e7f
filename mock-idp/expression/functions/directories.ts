/** Questions to Active Directory and Workday, and who manages whom: this directory has neither, so nobody is found. */
import type { Value } from '../value.ts';
import { type ExpressionFunction, none, one, onTexts, two } from './definition.ts';

const nobody = (): Value => ({ kind: 'nobody' });
const never = (): Value => false;

export const directoryFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'user.getLinkedObject': onTexts(one, nobody),
  getManagerUser: onTexts(one, nobody),
  getManagerAppUser: onTexts(two, nobody),
  getAssistantUser: onTexts(one, nobody),
  getAssistantAppUser: onTexts(two, nobody),
  findDirectoryUser: onTexts(none, nobody),
  findWorkdayUser: onTexts(none, nobody),
  hasDirectoryUser: onTexts(none, never),
  hasWorkdayUser: onTexts(none, never),
};
