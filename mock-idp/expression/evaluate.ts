import { functions } from './functions.ts';
import { selectGroups } from './groups.ts';
import { type Expression, type Operator, parse } from './parse.ts';
import { resolve, type Scope, type Value } from './value.ts';

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function toText(value: Value): string | undefined {
  return value === null || isList(value) ? undefined : String(value);
}

function compare(operator: Operator, left: Value, right: Value): Value {
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  const comparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) return null;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const a = toText(left);
  const b = toText(right);
  return a === undefined || b === undefined ? null : a + b;
}

function binary(expression: Expression & { kind: 'binary' }, scope: Scope): Value {
  const left = run(expression.left, scope);
  const { operator } = expression;
  if (operator === 'AND' || operator === 'OR') {
    if (typeof left !== 'boolean') return null;
    if (left === (operator === 'OR')) return left;
    const right = run(expression.right, scope);
    return typeof right === 'boolean' ? right : null;
  }
  const right = run(expression.right, scope);
  return operator === '+' ? add(left, right) : compare(operator, left, right);
}

function call(expression: Expression & { kind: 'call' }, scope: Scope): Value {
  const texts: string[] = [];
  for (const argument of expression.arguments) {
    const text = toText(run(argument, scope));
    if (text === undefined) return null;
    texts.push(text);
  }
  return functions.get(expression.name)?.apply(texts) ?? null;
}

const isEmpty = (value: Value) => value === null || value === '' || (isList(value) && value.length === 0);

function choose(expression: Expression & { kind: 'choice' }, scope: Scope): Value {
  const condition = run(expression.condition, scope);
  if (typeof condition !== 'boolean') return null;
  return run(condition ? expression.then : expression.otherwise, scope);
}

function run(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'reference':
      return resolve(expression.path, scope);
    case 'call':
      return call(expression, scope);
    case 'groups':
      return selectGroups(scope.groups ?? [], expression.criteria, expression.projection);
    case 'list':
      return expression.items.map((item) => run(item, scope));
    case 'index': {
      const of = run(expression.of, scope);
      return isList(of) ? (of[expression.index] ?? null) : null;
    }
    case 'not': {
      const of = run(expression.of, scope);
      return typeof of === 'boolean' ? !of : null;
    }
    case 'binary':
      return binary(expression, scope);
    case 'elvis': {
      const of = run(expression.of, scope);
      return isEmpty(of) ? run(expression.otherwise, scope) : of;
    }
    case 'choice':
      return choose(expression, scope);
  }
}

/** One value as it goes into an AttributeValue. */
export interface AttributeText {
  text: string;
  type: 'xs:string' | 'xs:integer' | 'xs:boolean';
}

function flatten(value: Value): AttributeText[] {
  if (value === null) return [];
  if (isList(value)) return value.flatMap(flatten);
  if (typeof value === 'boolean') return [{ text: String(value), type: 'xs:boolean' }];
  if (typeof value === 'number')
    return [{ text: String(value), type: Number.isInteger(value) ? 'xs:integer' : 'xs:string' }];
  return [{ text: value, type: 'xs:string' }];
}

/**
 * Evaluates the value of an attribute statement. Undefined: null, unresolved or an empty list, so the attribute is left
 * out. Text that is no expression is emitted as it stands, as Okta does.
 */
export function evaluateStatement(source: string, scope: Scope): AttributeText[] | undefined {
  const expression = parse(source);
  if (!expression) return source.trim() === '' ? undefined : [{ text: source, type: 'xs:string' }];
  // A number or a word alone is static text that somebody typed, not a calculation.
  if (expression.kind === 'literal' && expression.value !== null) {
    return [{ text: String(expression.value), type: 'xs:string' }];
  }
  const texts = flatten(run(expression, scope));
  return texts.length === 0 ? undefined : texts;
}

/** Fills `${…}` in a template, `fn:` before function names allowed. Undefined when a part does not resolve to text. */
export function fillTemplate(template: string, scope: Scope): string | undefined {
  let unresolved = false;
  const filled = template.replace(/\$\{([^}]*)\}/g, (part, inner: string) => {
    const expression = parse(inner.replaceAll('fn:', ''));
    if (!expression) return part;
    const text = toText(run(expression, scope));
    if (text === undefined) unresolved = true;
    return text ?? '';
  });
  return unresolved ? undefined : filled;
}
