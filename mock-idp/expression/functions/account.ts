/** `user.getInternalProperty`: what Okta knows of the account beside its profile. */
import { type ExpressionFunction, one, onTexts } from './definition.ts';

export const accountFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'user.getInternalProperty': onTexts(one, ([name = ''], { account = {} }) => {
    const value = ['id', 'status'].includes(name) && Object.hasOwn(account, name) ? account[name] : undefined;
    return typeof value === 'string' ? value : null;
  }),
};
