import type { Enforcement, FieldError } from './model.ts';

const domainLabel = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;
const emailLocalPart = /^[^\s@<>()[\],;:"\\]{1,64}$/;

/** True for `label(.label)+` of letters, digits and inner hyphens. */
export function isDomain(text: string): boolean {
  const labels = text.split('.');
  return text.length <= 253 && labels.length >= 2 && labels.every((label) => domainLabel.test(label));
}

/** A practical check: one `@`, a sane local part, a domain. */
export function isEmail(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.split('@');
  return rest.length === 0 && emailLocalPart.test(local) && isDomain(domain);
}

/** D-28: comma-separated, trimmed; an empty list or an invalid entry is refused. */
export function readEnforcement(scope: Enforcement['scope'], typed: string): Enforcement | FieldError {
  if (scope === 'all') return { scope, domains: [] };
  const domains = typed
    .split(',')
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '');
  const invalid = domains.filter((domain) => !isDomain(domain));
  if (domains.length === 0) {
    return {
      field: 'domains',
      code: 'domains_required',
      message: 'Enter at least one domain, for example example.com.',
    };
  }
  if (invalid.length > 0) {
    return { field: 'domains', code: 'domain_invalid', message: `Not a domain: ${invalid.join(', ')}.` };
  }
  return { scope, domains: [...new Set(domains)] };
}

/** Trimmed and not blank, or the objection. */
export function readName(field: string, typed: string, label: string): string | FieldError {
  const name = typed.trim();
  if (name === '') return { field, code: 'required', message: `${label} is required.` };
  if (name.length > 200) return { field, code: 'too_long', message: `${label} is longer than 200 characters.` };
  return name;
}

/** Tells an objection from a value. */
export function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}
