import type { CapturedForm } from '../captured-form.ts';
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
  for (const element of forms(page)) {
    const form = capturedForm(page, element);
    const names = new Set(form.fields.map(([name]) => name));
    if (names.has('SAMLResponse')) return { kind: 'SAMLResponse', form };
    if (names.has('SAMLRequest')) return { kind: 'SAMLRequest', form };
  }
  return undefined;
}

/** The first form of a page. */
export function firstForm(page: Page): CapturedForm | undefined {
  const [element] = forms(page);
  return element === undefined ? undefined : capturedForm(page, element);
}

/** The request a captured form makes; a form sent by GET replaces the query. */
export function requestOf({ action, fields, method }: CapturedForm): FormRequest {
  if (method === 'POST') return { method, url: action, fields: [...fields.map(([n, v]): [string, string] => [n, v])] };
  const url = new URL(action);
  url.search = new URLSearchParams(fields.map(([n, v]) => [n, v])).toString();
  return { method, url: url.href, fields: [] };
}

/** The successful controls of a form, in document order, and where they go. */
export function submission(page: Page, form: Element, state: FormState, by: Element | undefined): FormRequest {
  return requestOf(filledForm(page, form, state, by));
}

const forms = (page: Page): Element[] => page.elements.filter((element) => element.tagName === 'form');

const capturedForm = (page: Page, form: Element): CapturedForm => filledForm(page, form, emptyState(), undefined);

function filledForm(page: Page, form: Element, state: FormState, by: Element | undefined): CapturedForm {
  const fields = page.elements
    .filter((element) => formOf(page, element) === form)
    .flatMap((element) => successful(element, state, by))
    .map(([name, value]): [string, string] => [name, value.replaceAll(/\r\n|\r|\n/g, '\r\n')]);
  const action = (by && attribute(by, 'formaction')) ?? attribute(form, 'action') ?? '';
  const method = ((by && attribute(by, 'formmethod')) ?? attribute(form, 'method') ?? 'get').toUpperCase();
  const url = new URL(action === '' ? page.url : action, page.url).href;
  return { method: method === 'POST' ? 'POST' : 'GET', action: url, fields, from: page.url };
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
