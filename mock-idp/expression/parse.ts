import { functions } from './functions.ts';
import { criterionOf, type GroupCriterion, type GroupProjection, projectionOf } from './groups.ts';
import { type Token, tokenize } from './tokens.ts';
import { roots } from './value.ts';

export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'reference'; path: readonly string[] }
  | { kind: 'call'; name: string; arguments: readonly Expression[] }
  | { kind: 'groups'; criteria: readonly GroupCriterion[]; projection: GroupProjection }
  | { kind: 'list'; items: readonly Expression[] }
  | { kind: 'index'; of: Expression; index: number }
  | { kind: 'not'; of: Expression }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'elvis'; of: Expression; otherwise: Expression }
  | { kind: 'choice'; condition: Expression; then: Expression; otherwise: Expression };

export type Operator = '+' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'AND' | 'OR';

/** Deeper nesting is not an expression anybody wrote, and would cost stack. */
const deepest = 64;
/** Okta takes 1024 characters; beyond this length a chain of operators would cost stack, too. */
const longest = 4096;
/** Binary operators by binding strength, weakest first. */
const precedence: readonly (readonly (readonly [string, Operator])[])[] = [
  [
    ['OR', 'OR'],
    ['||', 'OR'],
  ],
  [
    ['AND', 'AND'],
    ['&&', 'AND'],
  ],
  [
    ['==', '=='],
    ['!=', '!='],
  ],
  [
    ['<=', '<='],
    ['>=', '>='],
    ['<', '<'],
    ['>', '>'],
  ],
  [['+', '+']],
];

/** Thrown inside the parser only: the text is not an expression. */
class NotAnExpression extends Error {}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#choice();
    if (this.#at < this.#tokens.length) throw new NotAnExpression();
    return expression;
  }

  #accept(value: string): boolean {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'string' || token.value !== value) return false;
    this.#at += 1;
    return true;
  }

  #expect(value: string): void {
    if (!this.#accept(value)) throw new NotAnExpression();
  }

  #choice(): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotAnExpression();
    const condition = this.#binary(0);
    let result = condition;
    if (this.#accept('?:')) result = { kind: 'elvis', of: condition, otherwise: this.#choice() };
    else if (this.#accept('?')) {
      const then = this.#choice();
      this.#expect(':');
      result = { kind: 'choice', condition, then, otherwise: this.#choice() };
    }
    this.#depth -= 1;
    return result;
  }

  #binary(level: number): Expression {
    const operators = precedence[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const found = operators.find(([sign]) => this.#accept(sign));
      if (!found) return left;
      left = { kind: 'binary', operator: found[1], left, right: this.#binary(level + 1) };
    }
  }

  #unary(): Expression {
    let negations = 0;
    while (this.#accept('!')) negations += 1;
    let expression = this.#postfix();
    for (; negations > 0; negations -= 1) expression = { kind: 'not', of: expression };
    return expression;
  }

  #postfix(): Expression {
    let expression = this.#primary();
    while (this.#accept('[')) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'number' || !Number.isInteger(token.value)) throw new NotAnExpression();
      this.#at += 1;
      this.#expect(']');
      expression = { kind: 'index', of: expression, index: token.value };
    }
    return expression;
  }

  #primary(): Expression {
    if (this.#accept('(')) {
      const inner = this.#choice();
      this.#expect(')');
      return inner;
    }
    if (this.#accept('{')) return { kind: 'list', items: this.#list('}') };
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'sign') throw new NotAnExpression();
    this.#at += 1;
    if (token.kind !== 'name') return { kind: 'literal', value: token.value };
    return this.#named(token.value);
  }

  #named(first: string): Expression {
    if (first === 'true' || first === 'false') return { kind: 'literal', value: first === 'true' };
    if (first === 'null') return { kind: 'literal', value: null };
    const path = [first];
    while (this.#accept('.')) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'name') throw new NotAnExpression();
      path.push(token.value);
      this.#at += 1;
    }
    if (path.join('.') === 'user.getGroups' && this.#accept('(')) return this.#groups();
    if (this.#accept('(')) return this.#call(path.join('.'));
    if (path.length < 2 || !roots.some((root) => root === first)) throw new NotAnExpression();
    return { kind: 'reference', path };
  }

  /** The rest of `user.getGroups(…).![profile.name]`. */
  #groups(): Expression {
    const criteria: GroupCriterion[] = [];
    do criteria.push(this.#criterion());
    while (this.#accept(','));
    for (const sign of [')', '.', '!', '[']) this.#expect(sign);
    const path = [this.#text('name')];
    while (this.#accept('.')) path.push(this.#text('name'));
    this.#expect(']');
    const projection = projectionOf(path.join('.'));
    if (!projection) throw new NotAnExpression();
    return { kind: 'groups', criteria, projection };
  }

  /** `{'group.profile.name': 'a'}` or `{'group.id': {'a', 'b'}}`, with an operator if need be. */
  #criterion(): GroupCriterion {
    const entries: [string, string[]][] = [];
    this.#expect('{');
    do {
      const key = this.#text('string');
      this.#expect(':');
      const values: string[] = [];
      if (this.#accept('{')) {
        do values.push(this.#text('string'));
        while (this.#accept(','));
        this.#expect('}');
      } else values.push(this.#text('string'));
      entries.push([key, values]);
    } while (this.#accept(','));
    this.#expect('}');
    const criterion = criterionOf(entries);
    if (!criterion) throw new NotAnExpression();
    return criterion;
  }

  #text(kind: 'name' | 'string'): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) throw new NotAnExpression();
    this.#at += 1;
    return token.value;
  }

  #call(name: string): Expression {
    const definition = functions.get(name);
    const items = this.#list(')');
    if (!definition) throw new NotAnExpression();
    const [least, most] = definition.arity;
    if (items.length < least || items.length > most) throw new NotAnExpression();
    return { kind: 'call', name, arguments: items };
  }

  #list(end: string): Expression[] {
    const items: Expression[] = [];
    if (this.#accept(end)) return items;
    do items.push(this.#choice());
    while (this.#accept(','));
    this.#expect(end);
    return items;
  }
}

/** Parses; undefined when the text is not an expression, which Okta then emits as it stands. */
export function parse(source: string): Expression | undefined {
  const tokens = source.length > longest ? undefined : tokenize(source);
  if (!tokens || tokens.length === 0) return undefined;
  try {
    return new Parser(tokens).whole();
  } catch (error) {
    if (error instanceof NotAnExpression) return undefined;
    throw error;
  }
}
