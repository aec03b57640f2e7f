/** Mails this SP would have sent: kept, shown, never delivered. */
export interface Mail {
  to: string;
  subject: string;
  /** Set-password link of an invitation. */
  link: string;
  at: string;
}

export interface Outbox {
  send(mail: Mail): void;
  /** Newest first. */
  mails(): readonly Mail[];
  clear(): void;
}

/** Older mails are dropped. */
const kept = 500;

/** An empty outbox. */
export function createOutbox(): Outbox {
  let mails: Mail[] = [];
  return {
    send: (mail) => {
      mails = [mail, ...mails].slice(0, kept);
    },
    mails: () => structuredClone(mails),
    clear: () => {
      mails = [];
    },
  };
}
