import { functions } from './functions/index.ts';
import { criterionOf, type GroupCriterion, type GroupProjection, projectionOf } from './groups.ts';
import { methodExists } from './methods/index.ts';
import { type Operator, precedence } from './operators.ts';
import { type Token, tokenize } from './tokens.ts';
import { accountProperties, type Dialect, roots } from './value.ts';

export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'reference'; path: readonly string[] }
  | { kind: 'call'; name: string; arguments: readonly Expression[] }
  | { kind: 'method'; of: Expression; name: string; arguments: readonly Expression[] }
  | { kind: 'property'; of: Expression; name: string }
  | { kind: 'groups'; criteria: readonly GroupCriterion[] }
  | { kind: 'member'; criteria: readonly GroupCriterion[] }
  | { kind: 'projection'; of: Expression; projection: GroupProjection }
  | { kind: 'list'; items: readonly Expression[] }
  | { kind: 'index'; of: Expression; index: number }
  | { kind: 'not'; of: Expression }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'elvis'; of: Expression; otherwise: Expression }
  | { kind: 'choice'; condition: Expression; then: Expression; otherwise: Expression };

/** Deeper nesting is not an expression anybody wrote, and would cost stack. */
const deepest = 64;
/** Okta takes 1024 characters; beyond this length a chain of operators would cost stack, too. */
const longest = 4096;
/** Thrown inside the parser only: the text is not an expression. */
class NotAnExpression extends Error {}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #dialect: Dialect;
  readonly #roots: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], dialect: Dialect, appRoots: readonly string[]) {
    this.#tokens = tokens;
    this.#dialect = dialect;
    this.#roots = [...roots, ...appRoots];
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

  /** `[0]`, `.![profile.name]`, `.property`, `.method(…)`, as many as there are. */
  #postfix(): Expression {
    let expression = this.#primary();
    let length = 0;
    for (;;) {
      length += 1;
      if (length > deepest) throw new NotAnExpression();
      if (this.#accept('[')) expression = { kind: 'index', of: expression, index: this.#index() };
      else if (this.#accept('.')) expression = this.#dotted(expression);
      else return expression;
    }
  }

  #index(): number {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'number' || !Number.isInteger(token.value)) throw new NotAnExpression();
    this.#at += 1;
    this.#expect(']');
    return token.value;
  }

  /** What follows a dot. */
  #dotted(of: Expression): Expression {
    if (this.#accept('!')) {
      this.#expect('[');
      const path = [this.#text('name')];
      while (this.#accept('.')) path.push(this.#text('name'));
      this.#expect(']');
      const projection = projectionOf(path.join('.'));
      if (!projection) throw new NotAnExpression();
      return { kind: 'projection', of, projection };
    }
    const name = this.#text('name');
    if (!this.#accept('(')) return { kind: 'property', of, name };
    return this.#method(of, name);
  }

  #method(of: Expression, name: string): Expression {
    const items = this.#list(')');
    if (this.#dialect === 'legacy' || !methodExists(name, items.length)) throw new NotAnExpression();
    return { kind: 'method', of, name, arguments: items };
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
    while (this.#tokens[this.#at + 1]?.kind === 'name' && this.#accept('.')) path.push(this.#text('name'));
    const name = path.join('.');
    if (!this.#accept('(')) return this.#reference(path);
    if (name === 'user.getGroups') return { kind: 'groups', criteria: this.#criteria() };
    if (this.#dialect === 'legacy') return this.#call(name);
    if (name === 'user.isMemberOf') return { kind: 'member', criteria: this.#criteria() };
    if (name === 'DateTime.now') {
      this.#expect(')');
      return { kind: 'call', name, arguments: [] };
    }
    return this.#method(this.#reference(path.slice(0, -1)), path.at(-1) ?? '');
  }

  #reference(path: readonly string[]): Expression {
    const [root = '', first = ''] = path;
    if (path.length < 2 || !this.#roots.includes(root)) throw new NotAnExpression();
    if (this.#dialect === 'identity-engine' && !isClaimReference(path, root, first)) throw new NotAnExpression();
    return { kind: 'reference', path };
  }

  /** The rest of `user.getGroups(…)`. */
  #criteria(): GroupCriterion[] {
    const criteria: GroupCriterion[] = [];
    do criteria.push(this.#criterion());
    while (this.#accept(','));
    this.#expect(')');
    return criteria;
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

/** What a claim may refer to. */
function isClaimReference(path: readonly string[], root: string, first: string): boolean {
  if (root === 'user' && path.length === 2) return accountProperties.includes(first);
  if (root === 'user' || root === 'device') return first === 'profile' && path.length === 3;
  if (root === 'session') return path.length === 2 && (first === 'amr' || first === 'id');
  return root === 'appuser' && first === 'entitlements' && path.length === 3;
}

/** Parses; undefined when the text is not an expression. `appRoots`: names that refer to the app beside the usual ones. */
export function parse(source: string, dialect: Dialect, appRoots: readonly string[] = []): Expression | undefined {
  const tokens = source.length > longest ? undefined : tokenize(source);
  if (!tokens || tokens.length === 0) return undefined;
  try {
    return new Parser(tokens, dialect, appRoots).whole();
  } catch (error) {
    if (error instanceof NotAnExpression) return undefined;
    throw error;
  }
}
