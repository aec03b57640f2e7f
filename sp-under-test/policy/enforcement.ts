export interface EnforcementFacts {
  scope: 'all' | 'selected';
  domains: readonly string[];
}

/**
 * D-17: what two spellings of the same address have in common: all but the case of ASCII letters. Unicode folding would
 * let U+212A (KELVIN SIGN) pass for `k` and hand one person's account to another.
 */
export function addressKey(email: string): string {
  return foldAscii(email);
}

/** D-28: exact match on what follows the last `@`; a subdomain is another domain. */
export function inScope(email: string, enforcement: EnforcementFacts): boolean {
  if (enforcement.scope === 'all') return true;
  const domain = foldAscii(email.slice(email.lastIndexOf('@') + 1));
  return enforcement.domains.some((listed) => foldAscii(listed) === domain);
}

/** IPA-12, D-31: the toggle decides, for this environment alone. */
export function samlIsOn(toggle: { environment: string; samlEnabled: boolean }): boolean {
  return toggle.samlEnabled;
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
