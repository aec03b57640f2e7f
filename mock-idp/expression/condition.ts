/** Conditions of group rules: expressions in the legacy dialect that ask about a person and the person's groups. */
import { run } from './evaluate.ts';
import { type Expression, parse } from './parse.ts';
import type { Scope } from './value.ts';

/** What a condition refers to. */
export interface ConditionSubject {
  /** Attributes of the user profile. */
  attributes: ReadonlySet<string>;
  /** Groups, by id. */
  groupIds: ReadonlySet<string>;
}

const groupIdFunctions: readonly string[] = ['isMemberOfGroup', 'isMemberOfAnyGroup'];

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments;
    case 'method':
      return [expression.of, ...expression.arguments];
    case 'list':
      return expression.items;
    case 'binary':
      return [expression.left, expression.right];
    case 'elvis':
      return [expression.of, expression.otherwise];
    case 'choice':
      return [expression.condition, expression.then, expression.otherwise];
    case 'property':
    case 'projection':
    case 'index':
    case 'not':
      return [expression.of];
    default:
      return [];
  }
}

function* everyPart(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* everyPart(part);
}

/** `user.x` and `user.profile.x` name the attribute x. */
const attributeOf = (path: readonly string[]) => (path[1] === 'profile' ? path[2] : path[1]);

/** True where it can be told, before anybody is looked at, that this never comes to true or false. */
function isNoQuestion(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value !== 'boolean';
    case 'binary':
      return expression.operator === '+';
    case 'list':
    case 'groups':
    case 'projection':
      return true;
    case 'choice':
      return isNoQuestion(expression.then) || isNoQuestion(expression.otherwise);
    default:
      return false;
  }
}

/** What the condition refers to; nothing when it cannot be read. */
export function conditionSubject(source: string): ConditionSubject {
  const attributes = new Set<string>();
  const groupIds = new Set<string>();
  const expression = parse(source, 'legacy');
  for (const part of expression ? everyPart(expression) : []) {
    if (part.kind === 'reference') attributes.add(attributeOf(part.path) ?? '');
    if (part.kind !== 'call' || !groupIdFunctions.includes(part.name)) continue;
    for (const given of part.arguments) {
      if (given.kind === 'literal' && typeof given.value === 'string') groupIds.add(given.value);
    }
  }
  return { attributes, groupIds };
}

/** What keeps a text from being a condition; undefined when nothing does. Which attributes there are is not asked. */
export function conditionProblem(source: string): string | undefined {
  const expression = parse(source, 'legacy');
  if (!expression) return `Invalid expression: ${source} cannot be read`;
  for (const part of everyPart(expression)) {
    if (part.kind === 'reference' && part.path[0] !== 'user') {
      return `Invalid property ${part.path.join('.')} in expression ${source}: only user attributes and groups are supported`;
    }
  }
  return isNoQuestion(expression) ? `Invalid expression: ${source} does not evaluate to Boolean` : undefined;
}

/** Whether it comes to true. Whatever cannot be worked out, such as a comparison with null, does not. */
export function conditionHolds(source: string, scope: Scope): boolean {
  const expression = parse(source, 'legacy');
  return expression !== undefined && run(expression, { scope, dialect: 'legacy' }) === true;
}
