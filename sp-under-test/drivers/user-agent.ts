/** A person's browser, with its own cookie jar. Labels are the visible ones; selectors never appear. */
export interface UserAgent {
  /** Goes to an absolute URL, follows redirects and SAML auto-submitting forms, until a page stands still. */
  visit(url: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  /** Presses the button or link with this accessible name, then follows as `visit` does. */
  press(name: string): Promise<void>;
  /** Visible text of the current page. */
  text(): Promise<string>;
  url(): string;
  /** A fresh GET in the same cookie jar; does not change the current page, does not follow SAML forms. */
  get(url: string): Promise<{ status: number; url: string; contentType: string; body: string }>;
}

/** Who the SP says is signed in, read from a protected page. */
export interface SeenIdentity {
  /** As the SP shows it; for most SPs the NameID. */
  subject: string;
  attributes: Record<string, string[]>;
  /** The whole answer, for the report. */
  raw: string;
}
