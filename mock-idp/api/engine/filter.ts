/** SCIM filters as Okta's `filter` and `search` take them: `status eq "ACTIVE" and (profile.login sw "a" or …)`. */
import { ApiError } from './error.ts';

const operators = ['eq', 'ne', 'sw', 'ew', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] as const;
type Operator = (typeof operators)[number];
type Test = (item: unknown) => boolean;

/** Which attributes an endpoint can be asked about, as `profile.login`; `profile.*` stands for any. */
export type FilterableAttributes = readonly string[];

/** Deeper nesting is nobody's query, and would cost stack. */
const deepest = 32;
const tokenPattern = /\s*(?:(\()|(\))|("(?:[^"\\]|\\.)*")|([^\s()"]+))/y;

interface Token {
  kind: 'open' | 'close' | 'string' | 'word';
  text: string;
}

/** What an endpoint answers to a filter that is none, or (named) to an attribute it cannot be asked about. */
export type FilterRefusal = (attribute?: string) => ApiError;

const invalidSearch: FilterRefusal = () => new ApiError('E0000031');

function tokenize(source: string, refuse: FilterRefusal): Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (!match) throw refuse();
    const [, open, close, quoted, word] = match;
    if (open) tokens.push({ kind: 'open', text: open });
    else if (close) tokens.push({ kind: 'close', text: close });
    else if (quoted) tokens.push({ kind: 'string', text: quoted.slice(1, -1).replace(/\\(.)/g, '$1') });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

/** Own properties only, along a dotted path. */
export function valueAt(item: unknown, path: readonly string[]): unknown {
  let current = item;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return current;
}

function compare(operator: Operator, actual: string, wanted: string): boolean {
  const a = actual.toLowerCase();
  const b = wanted.toLowerCase();
  switch (operator) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'sw':
      return a.startsWith(b);
    case 'ew':
      return a.endsWith(b);
    case 'co':
      return a.includes(b);
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'pr':
      return true;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #attributes: FilterableAttributes;
  readonly #refuse: FilterRefusal;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], attributes: FilterableAttributes, refuse: FilterRefusal) {
    this.#tokens = tokens;
    this.#attributes = attributes;
    this.#refuse = refuse;
  }

  whole(): Test {
    const test = this.#or();
    if (this.#at < this.#tokens.length) throw this.#refuse();
    return test;
  }

  #word(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== text) return false;
    this.#at += 1;
    return true;
  }

  #or(): Test {
    this.#depth += 1;
    if (this.#depth > deepest) throw this.#refuse();
    const tests = [this.#and()];
    while (this.#word('or')) tests.push(this.#and());
    this.#depth -= 1;
    return (item) => tests.some((test) => test(item));
  }

  #and(): Test {
    const tests = [this.#one()];
    while (this.#word('and')) tests.push(this.#one());
    return (item) => tests.every((test) => test(item));
  }

  #one(): Test {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === 'open') {
      const inner = this.#or();
      if (this.#tokens[this.#at]?.kind !== 'close') throw this.#refuse();
      this.#at += 1;
      return inner;
    }
    if (token?.kind !== 'word') throw this.#refuse();
    return this.#comparison(token.text);
  }

  #comparison(attribute: string): Test {
    const known = this.#attributes.some((name) =>
      name.endsWith('.*') ? attribute.startsWith(name.slice(0, -1)) : name === attribute,
    );
    const operator = operators.find((name) => this.#word(name));
    if (!known) throw this.#refuse(attribute);
    if (!operator) throw this.#refuse();
    const path = attribute.split('.');
    const values = (item: unknown) =>
      [valueAt(item, path)].flat().filter((value) => value !== undefined && value !== null);
    if (operator === 'pr') return (item) => values(item).length > 0;
    const wanted = this.#tokens[this.#at];
    if (wanted?.kind !== 'string' && !(wanted?.kind === 'word' && /^(?:true|false|\d+)$/.test(wanted.text)))
      throw this.#refuse();
    this.#at += 1;
    return (item) => values(item).some((value) => compare(operator, String(value), wanted.text));
  }
}

/** Reads a filter. Throws `refuse`, Okta's E0000031, when it is none, or asks about what cannot be asked about. */
export function parseFilter(source: string, attributes: FilterableAttributes, refuse = invalidSearch): Test {
  if (source.length > 8192) throw refuse();
  return new Parser(tokenize(source, refuse), attributes, refuse).whole();
}
