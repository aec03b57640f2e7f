/** Mails this SP would have sent: kept, shown, never delivered. */
export interface Mail {
  to: string;
  subject: string;
  /** Set-password link of an invitation. */
  link: string;
  at: string;
}
