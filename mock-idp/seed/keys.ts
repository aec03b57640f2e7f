/** Signing keys of a seed: made once, however often the seed is applied. */
import { X509Certificate } from 'node:crypto';
import { keyKindOf, type OrgServices, type SamlSettings, settingsOf } from '../org/index.ts';
import { kindOf } from '../saml/index.ts';
import type { SeedKey, SeedProblem } from './model.ts';

/** Makes the keys that are not there yet, and activates the one that is to sign. */
export async function applyKeys(org: OrgServices, appId: string, keys: readonly SeedKey[]): Promise<void> {
  for (const { active, notBefore, validityYears: years = 10, ...wish } of keys) {
    const app = await org.applications.get(appId);
    const kind = wish.kind ?? keyKindOf(app.settings.signOn);
    const found = app.keys.find(({ kid }) => {
      const { certificate, privateKey } = org.applications.key(app, kid);
      const { validFrom } = new X509Certificate(Buffer.from(certificate, 'base64'));
      return kindOf(privateKey) === kind && Date.parse(validFrom) === Date.parse(notBefore);
    });
    const { kid } =
      found ?? (await org.applications.generateKey(appId, { kind, years, notBefore: new Date(notBefore) }));
    if (active) await org.applications.update(appId, { signingKeyId: kid });
  }
}

/** What would keep a key from being made, or from signing for an app of these settings. */
export function keyProblems(
  keys: readonly SeedKey[],
  signOn: Partial<SamlSettings> & Pick<SamlSettings, 'ssoAcsUrl' | 'audience'>,
  path: string,
): SeedProblem[] {
  const settings = settingsOf(signOn);
  const needed = keyKindOf(settings);
  return keys.flatMap(({ active, kind = needed, notBefore }, i) => {
    const problems: SeedProblem[] = [];
    if (Number.isNaN(Date.parse(notBefore))) {
      const message = `${notBefore} is no moment.`;
      problems.push({ path: `${path}/keys/${i}/notBefore`, message, remedy: 'Like 2026-01-31T00:00:00Z.' });
    }
    if (active && kind !== needed) {
      const message = `A key of kind ${kind} cannot make ${settings.signatureAlgorithm}.`;
      problems.push({ path: `${path}/keys/${i}/kind`, message, remedy: `${needed}, or another signatureAlgorithm.` });
    }
    return problems;
  });
}
