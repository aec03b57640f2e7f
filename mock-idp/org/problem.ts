/** One thing that is wrong with what was given, and what would be right. */
export interface OrgProblem {
  /** JSON-Pointer-like, e.g. `/signOn/ssoAcsUrl`. */
  path: string;
  /** Okta's words where Okta has words. */
  message: string;
  remedy: string;
}
