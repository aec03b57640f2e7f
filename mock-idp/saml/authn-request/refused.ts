/** An AuthnRequest that is not answered: which check failed, what rule it enforces, what the person is told. */
export class AuthnRequestRefused extends Error {
  override readonly name = 'AuthnRequestRefused';
  /** Stable name of the check. */
  readonly check: string;
  /** The clause that is broken. */
  readonly clause: string;

  constructor(refusal: { check: string; clause: string; message: string }) {
    super(refusal.message);
    this.check = refusal.check;
    this.clause = refusal.clause;
  }
}
