/** Who is signed in, and what is worth a session. Asynchronous, because the store is. */
import type { User } from '../model.ts';

export interface Session {
  id: string;
  userId: string;
  /** `end-user`: the SAML face. `console`: the admin face. One cannot serve for the other. */
  kind: 'end-user' | 'console';
  createdAt: string;
  /** When the person last proved who they are. */
  authnInstant: string;
  expiresAt: string;
}

export interface Sessions {
  open(userId: string, kind: Session['kind']): Promise<Session>;
  /** Undefined when unknown, of another kind, expired, or its person may not sign in any more. */
  find(id: string, kind: Session['kind']): Promise<{ session: Session; user: User } | undefined>;
  close(id: string): Promise<void>;
  /** As long again from now; undefined where there is no such session. */
  refresh(id: string, kind: Session['kind']): Promise<{ session: Session; user: User } | undefined>;
}

/** What primary authentication is answered with: good for one session, by whoever has it. */
export interface SessionTokens {
  issue(userId: string): Promise<{ token: string; expiresAt: string }>;
  /** Whose it is; from then on it is nobody's. Undefined when unknown, used or older than five minutes. */
  take(token: string): Promise<string | undefined>;
}
