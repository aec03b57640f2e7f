import { fullMatch, functions, isSame } from './functions/index.ts';
import { selectGroups } from './groups.ts';
import { dateTimeNow, methodOf } from './methods/index.ts';
import type { Operator } from './operators.ts';
import type { Expression } from './parse.ts';
import { type Dialect, isList, isThing, resolve, type Scope, toText, type Value } from './value.ts';

/** What an expression is run against. */
export interface Run {
  scope: Scope;
  dialect: Dialect;
}

function compare(operator: Operator, left: Value, right: Value): Value {
  if (operator === '==') return isSame(left, right);
  if (operator === '!=') return !isSame(left, right);
  if (operator === 'matches') {
    return typeof left === 'string' && typeof right === 'string' ? fullMatch(left, right) : null;
  }
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

function binary(expression: Expression & { kind: 'binary' }, context: Run): Value {
  const left = run(expression.left, context);
  const { operator } = expression;
  if (operator === 'AND' || operator === 'OR') {
    if (typeof left !== 'boolean') return null;
    if (left === (operator === 'OR')) return left;
    const right = run(expression.right, context);
    return typeof right === 'boolean' ? right : null;
  }
  const right = run(expression.right, context);
  return operator === '+' ? add(left, right) : compare(operator, left, right);
}

function method(expression: Expression & { kind: 'method' }, context: Run): Value {
  const of = run(expression.of, context);
  const values = [of, ...expression.arguments.map((argument) => run(argument, context))];
  const found = methodOf(of, expression.name);
  // Another kind of value has the method with other arguments.
  if (!found || values.length < found.arity[0] || values.length > found.arity[1]) return null;
  return found.apply(values, context.scope);
}

function project({ of, projection }: Expression & { kind: 'projection' }, context: Run): Value {
  const value = run(of, context);
  if (!isList(value)) return null;
  return value.map((item) => (isThing(item) && item.kind === 'group' ? item.group[projection] : null));
}

const isEmpty = (value: Value) => value === null || value === '' || (isList(value) && value.length === 0);

function choose(expression: Expression & { kind: 'choice' }, context: Run): Value {
  const condition = run(expression.condition, context);
  if (typeof condition !== 'boolean') return null;
  return run(condition ? expression.then : expression.otherwise, context);
}

function call({ name, arguments: given }: Expression & { kind: 'call' }, context: Run): Value {
  const values = given.map((argument) => run(argument, context));
  const found = name === 'DateTime.now' ? dateTimeNow : functions.get(name);
  return found?.apply(values, context.scope) ?? null;
}

/** What the expression comes to. */
export function run(expression: Expression, context: Run): Value {
  const { scope, dialect } = context;
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'reference':
      return resolve(expression.path, scope, dialect);
    case 'call':
      return call(expression, context);
    case 'method':
      return method(expression, context);
    case 'property':
      // Nothing here has properties of its own: managers and directory users are nobody.
      return null;
    case 'groups':
      return selectGroups(scope.groups ?? [], expression.criteria).map((group) => ({ kind: 'group', group }));
    case 'member':
      return selectGroups(scope.groups ?? [], expression.criteria).length > 0;
    case 'projection':
      return project(expression, context);
    case 'list':
      return expression.items.map((item) => run(item, context));
    case 'index': {
      const of = run(expression.of, context);
      return isList(of) ? (of[expression.index] ?? null) : null;
    }
    case 'not': {
      const of = run(expression.of, context);
      return typeof of === 'boolean' ? !of : null;
    }
    case 'binary':
      return binary(expression, context);
    case 'elvis': {
      const of = run(expression.of, context);
      return isEmpty(of) ? run(expression.otherwise, context) : of;
    }
    case 'choice':
      return choose(expression, context);
  }
}
