/** Mails this SP would have sent: kept, shown, never delivered. */
export interface Mail {
  to: string;
  subject: string;
  /** Set-password link of an invitation. */
  link: string;
  at: string;
}

/** Where mails are kept between starts. */
export interface MailJournal {
  append(mail: Mail): Promise<void>;
  list(): Promise<readonly Mail[]>;
}

export interface Outbox {
  send(mail: Mail): Promise<void>;
  /** Newest first. */
  mails(): readonly Mail[];
  /** Forgets what it shows; the journal is its owner's. */
  clear(): void;
}

/** Older mails are dropped. */
export const mailsKept = 500;

/** An outbox with what the journal holds. */
export async function createOutbox(journal: MailJournal): Promise<Outbox> {
  let mails = await journal.list();
  return {
    send: async (mail) => {
      await journal.append(mail);
      mails = [mail, ...mails].slice(0, mailsKept);
    },
    mails: () => structuredClone(mails),
    clear: () => {
      mails = [];
    },
  };
}
