import { AssertionError, deepStrictEqual } from 'node:assert';

/** Fails the step unless the condition holds; the message says what was found instead. */
export function expectThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new AssertionError({ message: otherwise });
}

/** Fails the step unless both are deeply equal; the message names what was compared. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  try {
    deepStrictEqual(actual, expected);
  } catch {
    throw new AssertionError({
      message: `Expected ${what} to be ${JSON.stringify(expected)}, but it is ${JSON.stringify(actual)}`,
      actual,
      expected,
    });
  }
}
