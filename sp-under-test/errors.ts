/** The reference SP cannot start as asked: the message names what is wrong and what would be right. */
export class ReferenceSpError extends Error {
  readonly code: 'seed_invalid' | 'check_unknown';
  constructor(code: ReferenceSpError['code'], message: string) {
    super(message);
    this.name = 'ReferenceSpError';
    this.code = code;
  }
}
