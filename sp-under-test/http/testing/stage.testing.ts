import { createReferenceDriver } from '../../drivers/index.ts';
import { createReferenceSp, type ReferenceSpOptions, type WorkspaceSeed } from '../../index.ts';
import { createBrowser, type Reply, type TestBrowser } from './browser.testing.ts';
import { type Answer, answer, idpEntityId, idpKey, requestIdOf } from './idp.testing.ts';

/** A workspace in which TEST and PROD use Okta with JIT, DEV a password. */
export const seed: WorkspaceSeed = {
  providers: [
    {
      id: 'okta',
      name: 'Okta Prod',
      idp: { entityId: idpEntityId, ssoUrl: 'http://127.0.0.1:9/sso', certificates: [idpKey.certificate] },
    },
  ],
  links: [
    { environment: 'TEST', provider: 'Okta Prod', provisioning: 'jit', groupSync: true },
    { environment: 'PROD', provider: 'Okta Prod', provisioning: 'jit' },
  ],
  groups: [
    { environment: 'TEST', name: 'Sales' },
    { environment: 'TEST', name: 'Support' },
    { environment: 'PROD', name: 'Sales' },
  ],
};

export async function openStage(options: ReferenceSpOptions = {}) {
  const sp = await createReferenceSp({ seed, ...options });
  const { workspace } = createReferenceDriver({ url: sp.url, controlToken: sp.controlToken });
  const acs = '/saml/acs/okta';
  const respond = (changes: Partial<Answer> & { email: string }): string =>
    answer({ acsUrl: `${sp.url}${acs}`, entityId: `${sp.url}/saml/metadata`, now: sp.clock.now(), ...changes });
  const browser = () => createBrowser(sp.url);
  /** A whole SP-initiated sign-in; the last reply is the ACS's. */
  const signIn = async (
    email: string,
    options: { in?: TestBrowser; environment?: string; product?: string; relayState?: string } & Partial<Answer> = {},
  ): Promise<Reply & { browser: TestBrowser }> => {
    const { in: used = browser(), environment = 'TEST', product = 'workato-go', relayState, ...changes } = options;
    const start = await used.get(`/sso/start/${environment}?product=${product}`);
    if (start.location === undefined) return { ...start, browser: used };
    const inResponseTo = requestIdOf(start.location);
    const form: Record<string, string> = { SAMLResponse: respond({ email, inResponseTo, ...changes }) };
    if (relayState !== undefined) form.RelayState = relayState;
    return { ...(await used.post(acs, form)), browser: used };
  };
  const whoami = async (who: TestBrowser): Promise<Record<string, unknown>> =>
    JSON.parse((await who.get('/whoami')).body);
  return { sp, workspace, acs, respond, browser, signIn, whoami, close: sp.close };
}

export type TestStage = Awaited<ReturnType<typeof openStage>>;
