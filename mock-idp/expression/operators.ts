export type Operator = '+' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'matches' | 'AND' | 'OR';

/** Binary operators by binding strength, weakest first: how they are written, and which they are. */
export const precedence: readonly (readonly (readonly [string, Operator])[])[] = [
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
    ['matches', 'matches'],
  ],
  [
    ['<=', '<='],
    ['>=', '>='],
    ['<', '<'],
    ['>', '>'],
  ],
  [['+', '+']],
];
