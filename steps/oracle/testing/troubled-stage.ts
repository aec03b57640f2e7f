import { createMockIdp } from '../../../mock-idp/index.ts';
import { createBlackBoxDriver, plainReach, type Reach } from '../../../sp-under-test/drivers/index.ts';
import { HttpAgent } from '../../user-agents/index.ts';
import type { Stage } from '../attempt/index.ts';
import { IdpControl } from '../idp-control/index.ts';
import { type Trouble, type TroubledSp, troubledSp } from './troubled-sp.ts';

const people = [
  { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice Anderson', login: 'alice@example.com' },
  { alias: 'Bob', nameId: 'bob@example.com', displayName: 'Bob Brown', login: 'bob@example.com' },
];
const appLabel = 'Troubled';

/** As a hosts file has it. */
const mapped: Reach = (address, request) => plainReach(address.replace('//sp.example.test:', '//localhost:'), request);

/** One IdP, and before it one SP in trouble at a time. */
export interface TroubledStages {
  appLabel: string;
  control: IdpControl;
  /** Where the SP in trouble is, while there is one. */
  readonly spUrl: string | undefined;
  /** The stage of an SP in this trouble, which `closeSp` ends. */
  with(trouble: Trouble): Promise<Stage>;
  /** The stage of whatever is, or is not, at this address. */
  at(base: string): Promise<Stage>;
  closeSp(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the IdP, with two people who may use the app. */
export async function openTroubledStages(): Promise<TroubledStages> {
  const idp = await createMockIdp({ seed: {} });
  const control = new IdpControl({ adminUrl: idp.adminUrl, controlToken: idp.controlToken, samlUrl: idp.samlUrl });
  await control.organisation({
    people: people.map(({ login, displayName }) => ({ login, firstName: displayName, lastName: displayName })),
    apps: [
      {
        label: appLabel,
        signOn: { ssoAcsUrl: 'http://localhost/acs', audience: 'http://localhost/saml' },
        assignments: people.map(({ login }) => ({ login })),
      },
    ],
  });
  let sp: TroubledSp | undefined;
  const at = (base: string) => stageAt(base, control, idp.samlUrl);
  return {
    appLabel,
    control,
    get spUrl() {
      return sp?.url;
    },
    async with(trouble) {
      sp = await troubledSp(trouble, (await control.app(appLabel)).ssoUrl);
      return at(sp.url);
    },
    at,
    async closeSp() {
      await sp?.close();
      sp = undefined;
    },
    close: () => idp.close(),
  };
}

async function stageAt(base: string, idp: IdpControl, idpUrl: string): Promise<Stage> {
  const url = `${base}/acs`;
  const signOn = { ssoAcsUrl: url, recipient: url, destination: url, audience: `${base}/saml` };
  await idp.organisation({ apps: [{ label: appLabel, signOn }] });
  const driver = createBlackBoxDriver(
    {
      name: 'Troubled',
      sp: { entityId: `${base}/saml`, acsUrl: url },
      start: `${base}/login`,
      whoami: { url: `${base}/me`, json: '$.nameId' },
      people,
    },
    { directory: '.', env: {} },
  );
  return {
    driver,
    idp,
    idpUrl,
    appLabel,
    secondAppLabel: appLabel,
    tenantAppLabel: appLabel,
    people,
    newAgent: async (options = {}) => new HttpAgent({ ...options, reach: mapped }),
    turn: async () => undefined,
    now: () => new Date(),
  };
}
