/** Small edits that the faults of logout messages are made of. */
import {
  type LogoutFaultContext,
  type LogoutPlan,
  type LogoutRequestPlan,
  type LogoutWire,
  messageParameter,
} from '../../saml/index.ts';
import type { LogoutFaultEntry } from '../parts.ts';

type Redirected = Extract<LogoutWire, { binding: 'HTTP-Redirect' }>;

/** A fault that rewrites the plan. */
export function planned(
  name: string,
  summary: string,
  clause: string,
  edit: (plan: LogoutPlan, context: LogoutFaultContext) => LogoutPlan,
  more: Partial<Pick<LogoutFaultEntry, 'effect' | 'bindings' | 'kinds' | 'parameters' | 'defaults'>> = {},
): LogoutFaultEntry {
  return { name, effect: 'negative', summary, clause, ...more, point: 'logout-plan', apply: edit };
}

/** Rewrites a LogoutRequest; a LogoutResponse stays the same object. */
export function inRequest(
  edit: (plan: LogoutRequestPlan, context: LogoutFaultContext) => LogoutRequestPlan,
): (plan: LogoutPlan, context: LogoutFaultContext) => LogoutPlan {
  return (plan, context) => (plan.kind === 'LogoutRequest' ? edit(plan, context) : plan);
}

/** A fault that rewrites the query of HTTP-Redirect. */
export function queried(
  name: string,
  summary: string,
  clause: string,
  edit: (message: Redirected, context: LogoutFaultContext) => Redirected | Promise<Redirected>,
  more: Partial<Pick<LogoutFaultEntry, 'effect' | 'kinds' | 'parameters'>> = {},
): LogoutFaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    ...more,
    bindings: ['HTTP-Redirect'],
    point: 'logout-wire',
    apply: (message, context) => (message.binding === 'HTTP-Redirect' ? edit(message, context) : message),
  };
}

/** Name of the parameter or field that carries the message. */
export function parameterOf({ plan }: { plan: LogoutPlan }): 'SAMLRequest' | 'SAMLResponse' {
  return plan.kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse';
}

/** The same message carrying other XML; the signature of the query stays that of the XML before. */
export function carrying(message: LogoutWire, xml: string, context: LogoutFaultContext): LogoutWire {
  const parameter = parameterOf(context);
  if (message.binding === 'HTTP-POST') {
    const value = Buffer.from(xml, 'utf8').toString('base64');
    const fields = message.fields.map((field) => (field.name === parameter ? { ...field, value } : field));
    return { ...message, xml, fields };
  }
  const query = message.query.map((one) => (one.name === parameter ? messageParameter(parameter, xml) : one));
  return { ...message, xml, query };
}

/** The parameters that a signature is over. */
export function unsignedQuery({ query }: Redirected) {
  return query.filter(({ name }) => name !== 'SigAlg' && name !== 'Signature');
}

/** Signs the query anew, so that the change before is the only thing wrong. */
export async function resigned(message: LogoutWire, context: LogoutFaultContext): Promise<LogoutWire> {
  if (message.binding === 'HTTP-POST') return message;
  return { ...message, query: await context.signQuery(unsignedQuery(message)) };
}
