import type { ErrorStatus } from '../contracts.ts';

/** An AuthnRequest that is not answered: which check failed, what rule it enforces, what the person is told. */
export class AuthnRequestRefused extends Error {
  override readonly name = 'AuthnRequestRefused';
  /** Stable name of the check. */
  readonly check: string;
  /** The clause that is broken. */
  readonly clause: string;

  /** What the SP is told; absent where it is told nothing. */
  readonly status: ErrorStatus | undefined;

  constructor(refusal: { check: string; clause: string; message: string; status?: ErrorStatus }) {
    super(refusal.message);
    this.check = refusal.check;
    this.clause = refusal.clause;
    this.status = refusal.status;
  }
}
