/** Expressions where they are used: attribute statements, claims, templates. */
import { run } from './evaluate.ts';
import { parse } from './parse.ts';
import { type Dialect, isList, isThing, rootsOfApp, type Scope, toText, type Value } from './value.ts';

/** One value as it goes into an AttributeValue. */
export interface AttributeText {
  text: string;
  type: 'xs:string' | 'xs:integer' | 'xs:boolean';
}

/** Undefined: something among the values is no text, and cannot be sent. */
function textsOf(value: Value): AttributeText[] | undefined {
  if (value === null) return [];
  if (isList(value)) {
    const parts = value.map(textsOf).filter((part) => part !== undefined);
    return parts.length === value.length ? parts.flat() : undefined;
  }
  if (isThing(value)) {
    if (value.kind === 'nobody') return [];
    const text = toText(value);
    return text === undefined ? undefined : [{ text, type: 'xs:string' }];
  }
  if (typeof value === 'boolean') return [{ text: String(value), type: 'xs:boolean' }];
  if (typeof value === 'number')
    return [{ text: String(value), type: Number.isInteger(value) ? 'xs:integer' : 'xs:string' }];
  return [{ text: value, type: 'xs:string' }];
}

/**
 * Evaluates the value of an attribute statement. Undefined: null, unresolved or an empty list, so there is no value.
 * Text that is no expression is emitted as it stands, as Okta does.
 */
export function evaluateStatement(
  source: string,
  scope: Scope,
  dialect: Dialect = 'legacy',
): AttributeText[] | undefined {
  const literally: AttributeText[] = [{ text: source, type: 'xs:string' }];
  const expression = parse(source, dialect, rootsOfApp(scope));
  if (!expression) return source.trim() === '' ? undefined : literally;
  // A number or a word alone is static text that somebody typed, not a calculation.
  if (expression.kind === 'literal' && expression.value !== null) {
    return [{ text: String(expression.value), type: 'xs:string' }];
  }
  // Groups themselves are no text, even where there are none of them.
  const texts = expression.kind === 'groups' ? undefined : textsOf(run(expression, { scope, dialect }));
  if (texts === undefined) return literally;
  return texts.length === 0 ? undefined : texts;
}

/** What keeps a text from being the expression of a claim; undefined when nothing does. */
export function claimExpressionProblem(source: string): string | undefined {
  if (parse(source, 'identity-engine')) return undefined;
  if (!parse(source, 'legacy')) return 'Invalid expression: it cannot be read';
  return 'Invalid expression: it is written for the legacy configuration. Use user.profile.…, user.getGroups(…), session.amr, and methods';
}

/** Fills `${…}` in a template, `fn:` before function names allowed. Undefined when a part does not resolve to text. */
export function fillTemplate(template: string, scope: Scope): string | undefined {
  let unresolved = false;
  const filled = template.replace(/\$\{([^}]*)\}/g, (part, inner: string) => {
    const expression = parse(inner.replaceAll('fn:', ''), 'legacy', rootsOfApp(scope));
    if (!expression) return part;
    const text = toText(run(expression, { scope, dialect: 'legacy' }));
    if (text === undefined) unresolved = true;
    return text ?? '';
  });
  return unresolved ? undefined : filled;
}
