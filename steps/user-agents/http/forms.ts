import type { CapturedForm } from '../judge-agent.ts';
import { attribute, below, type Element, formOf, type Page, textOf } from './page.ts';

/** What a person typed and chose on the current page, by control. */
export interface FormState {
  values: Map<Element, string>;
  checked: Map<Element, boolean>;
}

export const emptyState = (): FormState => ({ values: new Map(), checked: new Map() });

/** A request a form would make. */
export interface FormRequest {
  method: 'GET' | 'POST';
  url: string;
  fields: [string, string][];
}

/** The first form that carries a SAML message, which a browser with script would submit by itself. */
export function samlForm(page: Page): { kind: 'SAMLRequest' | 'SAMLResponse'; form: CapturedForm } | undefined {
  for (const form of page.elements.filter((element) => element.tagName === 'form')) {
    const request = submission(page, form, emptyState(), undefined);
    const names = new Set(request.fields.map(([name]) => name));
    const kind = names.has('SAMLResponse') ? 'SAMLResponse' : names.has('SAMLRequest') ? 'SAMLRequest' : undefined;
    if (kind !== undefined) return { kind, form: { action: request.url, fields: request.fields, from: page.url } };
  }
  return undefined;
}

/** The successful controls of a form, in document order, and where they go. */
export function submission(page: Page, form: Element, state: FormState, by: Element | undefined): FormRequest {
  const fields = page.elements
    .filter((element) => formOf(page, element) === form)
    .flatMap((element) => successful(element, state, by));
  const action = (by && attribute(by, 'formaction')) ?? attribute(form, 'action') ?? '';
  const method = ((by && attribute(by, 'formmethod')) ?? attribute(form, 'method') ?? 'get').toUpperCase();
  const url = new URL(action === '' ? page.url : action, page.url);
  if (method === 'POST') return { method, url: url.href, fields };
  url.search = new URLSearchParams(fields).toString();
  return { method: 'GET', url: url.href, fields: [] };
}

/** Picks an option of a select, or sets a radio button or checkbox. Answers false when the select has no such option. */
export function choose(page: Page, control: Element, option: string, state: FormState): boolean {
  if (control.tagName === 'select') {
    const found = options(control).find((entry) => textOf(entry) === option || attribute(entry, 'value') === option);
    if (found === undefined) return false;
    state.values.set(control, optionValue(found));
    return true;
  }
  if (attribute(control, 'type') === 'radio') {
    const name = attribute(control, 'name');
    for (const element of page.elements) {
      if (attribute(element, 'type') === 'radio' && attribute(element, 'name') === name)
        state.checked.set(element, false);
    }
  }
  state.checked.set(control, option !== 'off');
  return true;
}

function successful(element: Element, state: FormState, by: Element | undefined): [string, string][] {
  const name = attribute(element, 'name');
  if (name === undefined || name === '' || attribute(element, 'disabled') !== undefined) return [];
  const type = attribute(element, 'type') ?? '';
  const typed = state.values.get(element);
  switch (element.tagName) {
    case 'input':
      if (['submit', 'button', 'image', 'reset'].includes(type))
        return element === by ? [[name, attribute(element, 'value') ?? '']] : [];
      if (type === 'checkbox' || type === 'radio') {
        const on = state.checked.get(element) ?? attribute(element, 'checked') !== undefined;
        return on ? [[name, attribute(element, 'value') ?? 'on']] : [];
      }
      return [[name, typed ?? attribute(element, 'value') ?? '']];
    case 'textarea':
      return [[name, typed ?? textOf(element)]];
    case 'select':
      return [[name, typed ?? selectedValue(element)]];
    case 'button':
      return element === by ? [[name, attribute(element, 'value') ?? '']] : [];
    default:
      return [];
  }
}

const options = (select: Element): Element[] => below(select).filter((element) => element.tagName === 'option');
const optionValue = (option: Element): string => attribute(option, 'value') ?? textOf(option);

function selectedValue(select: Element): string {
  const all = options(select);
  const selected = all.find((option) => attribute(option, 'selected') !== undefined) ?? all[0];
  return selected === undefined ? '' : optionValue(selected);
}
