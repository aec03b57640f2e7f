import type { Trust } from '../mock-idp/index.ts';

/** What to undo at the SPs, when the IdP ends: whoever still trusts its keys lets anybody in who has them. */
export function trustToRemove(trusts: readonly Trust[]): string[] {
  if (trusts.length === 0) return [];
  return [
    '  Remove the trust in this IdP from every SP that outlives the test:',
    ...trusts.flatMap(({ app, acsUrl, fingerprint, publicKey }) => [
      `    ${app}, ${acsUrl}`,
      `      certificate SHA-256 ${fingerprint}${publicKey ? ' (the demo key: everybody has it)' : ''}`,
    ]),
  ];
}

/** One sentence for each SP that speaks https where the IdP does not, or the other way round. */
export function schemeWarnings(trusts: readonly Trust[]): string[] {
  return trusts
    .filter(({ acsUrl, ssoUrl }) => schemeOf(acsUrl) !== schemeOf(ssoUrl))
    .map(({ app, acsUrl, ssoUrl }) => `  Warning       ${app}: ${mismatch(ssoUrl, acsUrl)}`);
}

/** The same seen from the SP. */
export function providerWarnings(url: string, providers: readonly { name: string; ssoUrl: string }[]): string[] {
  return providers
    .filter(({ ssoUrl }) => schemeOf(ssoUrl) !== schemeOf(url))
    .map(({ name, ssoUrl }) => `  Warning       ${name}: ${mismatch(ssoUrl, url)}`);
}

function mismatch(idpUrl: string, spUrl: string): string {
  return schemeOf(idpUrl) === 'https:'
    ? `the IdP is at https and posts to ${new URL(spUrl).origin}; browsers warn of that form or hold it back, so give the SP TLS, too.`
    : `the SP is at https and the IdP at ${new URL(idpUrl).origin}; browsers take them for two sites and warn on the way, so start both with --tls or neither.`;
}

const schemeOf = (url: string) => (URL.canParse(url) ? new URL(url).protocol : '');
