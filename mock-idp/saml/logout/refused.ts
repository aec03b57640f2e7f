/** A logout message that is not acted upon: which check failed, what rule it enforces, what the person is told. */
export class LogoutRefused extends Error {
  override readonly name = 'LogoutRefused';
  readonly check: string;
  readonly clause: string;

  constructor(refusal: { check: string; clause: string; message: string }) {
    super(refusal.message);
    this.check = refusal.check;
    this.clause = refusal.clause;
  }
}
