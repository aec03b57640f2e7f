import { type Collection, StoreConflict } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { App, AppUserAttribute, SamlSettings } from '../model.ts';
import type { OrganisationWithCounter } from '../organisation.ts';
import type { Applications, NewApp, OrgProblem, SystemLog } from '../services.ts';
import { record, targetApp } from '../system-log.ts';
import { createCsrs, csrCollection, endCsrs } from './app-csrs.ts';
import { appKeys, keyKindOf, withKey } from './app-keys.ts';
import { problemsOf, settingsOf, usualBeyondOkta } from './app-settings.ts';
import { createClaims } from './claims.ts';

const labelKey = (label: string) => label.trim().toLowerCase();

/** The apps, found by id, by external key and by label. */
export function appCollection({ store }: OrgDependencies): Collection<App> {
  return store.collection<App>('apps', {
    externalKey: { of: (app) => [app.externalKey], unique: true },
    label: { of: (app) => [labelKey(app.label)], unique: true },
  });
}

const keyNeed = (settings: SamlSettings) => {
  const others = settings.allowMultipleAcsEndpoints ? settings.acsEndpoints.map(({ url }) => url) : [];
  return { acsUrls: [settings.ssoAcsUrl, ...others], kind: keyKindOf(settings) };
};

function labelProblems(label: string): OrgProblem[] {
  if (label.trim() !== '' && label.length <= 100) return [];
  return [{ path: '/label', message: 'This field cannot be left blank', remedy: 'Between 1 and 100 characters.' }];
}

const validate = ({ beyondOkta, label, signOn }: NewApp) => [
  ...labelProblems(label),
  ...problemsOf({ signOn: settingsOf(signOn), beyondOkta: { ...usualBeyondOkta, ...beyondOkta } }),
];

function refuse(problems: readonly OrgProblem[]): void {
  if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: application', problems);
}

async function asLabelTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error;
    const message = 'Application label must not be the same as an existing application label.';
    throw new OrgError('label_taken', message, [{ path: '/label', message, remedy: 'Another label.' }]);
  }
}

/** What goes into XML and into `appuser.<name>` must be a plain name. */
function refuseBadAttribute(attribute: AppUserAttribute): void {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(attribute.name) && !(attribute.name in Object.prototype)) return;
  const remedy = 'Letters, digits and underscores, not beginning with a digit.';
  refuse([{ path: '/name', message: `Invalid variable name: ${attribute.name}`, remedy }]);
}

/** An app as it would be, with settings that nobody saved. */
export function sketchOf(input: NewApp, existing: App | undefined): App {
  const unsaved = { id: '0oaUnsaved', externalKey: 'exkUnsaved', linkId: 'alnUnsaved', name: 'unsaved' };
  return {
    ...unsaved,
    status: 'ACTIVE',
    signOnMode: 'SAML_2_0',
    internalApp: true,
    signingKeyId: '',
    keys: [],
    federatedClaims: [],
    appUserAttributes: [],
    userNameTemplate: '$' + '{source.login}',
    hidden: false,
    created: '',
    lastUpdated: '',
    ...existing,
    ...(input.userNameTemplate !== undefined && { userNameTemplate: input.userNameTemplate }),
    ...(input.extras && { extras: input.extras }),
    label: input.label,
    settings: {
      signOn: settingsOf({ ...existing?.settings.signOn, ...input.signOn }),
      beyondOkta: { ...usualBeyondOkta, ...existing?.settings.beyondOkta, ...input.beyondOkta },
    },
  };
}

/** Parts that applications lean on. */
export interface ApplicationParts {
  apps: Collection<App>;
  organisation: OrganisationWithCounter;
  systemLog: SystemLog;
  unassignAll(appId: string): Promise<void>;
}

/** Makes the application service. */
export function createApplications(dependencies: OrgDependencies, parts: ApplicationParts): Applications {
  const { now, random, keyring, samlUrl } = dependencies;
  const { apps, organisation, systemLog } = parts;
  const notFound = (id: string) => new OrgError('not_found', `Not found: Resource not found: ${id} (AppInstance)`);
  const get = async (id: string): Promise<App> => {
    const app = await apps.get(id);
    if (!app) throw notFound(id);
    return app;
  };
  const change = async (id: string, next: (app: App) => App, eventType: string): Promise<App> => {
    const stamped = (app: App) => ({ ...next(app), lastUpdated: now().toISOString() });
    const changed = await asLabelTaken(apps.change(id, stamped));
    if (!changed) throw notFound(id);
    await record(systemLog, eventType, [targetApp(changed)]);
    return changed;
  };
  const keys = appKeys(dependencies, get, change);
  const csrs = csrCollection(dependencies);
  const nameFor = async (label: string): Promise<string> => {
    const [{ subdomain }, number] = [await organisation.get(), await organisation.nextAppNumber()];
    return `${subdomain}_${label.toLowerCase().replace(/[^a-z0-9]/g, '')}_${number}`;
  };

  return {
    validate,
    get,
    findByExternalKey: (externalKey) => apps.find('externalKey', externalKey),
    findByLabel: (label) => apps.find('label', labelKey(label)),
    list: () => apps.list(),
    create: async (input) => {
      refuse(validate(input));
      const at = now().toISOString();
      const signOn = settingsOf(input.signOn);
      const { kid } = await keyring.keyFor(keyNeed(signOn));
      const app: App = {
        id: newId(random, '0oa'),
        externalKey: newId(random, 'exk'),
        linkId: newId(random, 'aln'),
        name: await nameFor(input.label),
        label: input.label.trim(),
        status: input.active === false ? 'INACTIVE' : 'ACTIVE',
        signOnMode: 'SAML_2_0',
        settings: { signOn, beyondOkta: { ...usualBeyondOkta, ...input.beyondOkta } },
        internalApp: input.internalApp ?? true,
        signingKeyId: kid,
        keys: [{ kid, created: at }],
        federatedClaims: [],
        ...(input.extras && { extras: input.extras }),
        appUserAttributes: [],
        userNameTemplate: input.userNameTemplate ?? '$' + '{source.login}',
        hidden: input.hidden ?? false,
        created: at,
        lastUpdated: at,
      };
      await asLabelTaken(apps.put(app.id, app));
      await record(systemLog, 'application.lifecycle.create', [targetApp(app)]);
      return app;
    },
    update: async (id, { label, signOn, settings: whole, beyondOkta, signingKeyId, ...rest }) => {
      const current = await get(id);
      const settings = { ...(whole ?? current.settings).signOn, ...signOn };
      const beyond = { ...current.settings.beyondOkta, ...beyondOkta };
      refuse([...labelProblems(label ?? current.label), ...problemsOf({ signOn: settings, beyondOkta: beyond })]);
      if (signingKeyId !== undefined) keys.refuseUnfit(current, signingKeyId, settings);
      const ownKeys = current.keys.map((key) => key.kid);
      const { kid } = await keyring.keyFor(keyNeed(settings), signingKeyId ?? current.signingKeyId, ownKeys);
      if (kid !== current.signingKeyId) await record(systemLog, 'app.keys.rotate', [targetApp(current)]);
      return change(
        id,
        (app) => ({
          ...app,
          ...rest,
          label: (label ?? app.label).trim(),
          settings: {
            signOn: { ...(whole ?? app.settings).signOn, ...signOn },
            beyondOkta: { ...app.settings.beyondOkta, ...beyondOkta },
          },
          ...withKey(app, kid, now()),
          signingKeyId: kid,
        }),
        'application.lifecycle.update',
      );
    },
    activate: (id) => change(id, (app) => ({ ...app, status: 'ACTIVE' }), 'application.lifecycle.activate'),
    deactivate: (id) => change(id, (app) => ({ ...app, status: 'INACTIVE' }), 'application.lifecycle.deactivate'),
    remove: async (id) => {
      const app = await get(id);
      if (app.status === 'ACTIVE') throw new OrgError('app_active', 'Delete application forbidden.');
      await parts.unassignAll(id);
      await endCsrs(csrs, id);
      await apps.delete(id);
      await record(systemLog, 'application.lifecycle.delete', [targetApp(app)]);
    },
    addAttribute: async (id, attribute) => {
      refuseBadAttribute(attribute);
      const add = (app: App): App => ({
        ...app,
        appUserAttributes: [...app.appUserAttributes.filter(({ name }) => name !== attribute.name), attribute],
      });
      return change(id, add, 'application.lifecycle.update');
    },
    removeAttribute: (id, name) =>
      change(
        id,
        (app) => ({ ...app, appUserAttributes: app.appUserAttributes.filter((attribute) => attribute.name !== name) }),
        'application.lifecycle.update',
      ),
    addresses: (app, base = samlUrl()) => {
      const entityId = app.settings.signOn.idpIssuer.replaceAll('$' + '{org.externalKey}', app.externalKey);
      return {
        entityId,
        ssoUrl: `${base}/app/${app.name}/${app.externalKey}/sso/saml`,
        metadataUrl: `${base}/app/${app.externalKey}/sso/saml/metadata`,
        sloUrl: `${base}/app/${app.name}/${app.externalKey}/slo/saml`,
        sloCallbackUrl: `${base}/app/${app.name}/${app.externalKey}/slo/saml/callback`,
        idpInitiatedUrl: `${base}/home/${app.name}/${app.id}/${app.linkId}`,
      };
    },
    csrs: createCsrs(dependencies, csrs, { get, adopt: keys.adopt }),
    claims: createClaims(dependencies, get, change),
    key: keys.key,
    generateKey: keys.generate,
    cloneKey: keys.clone,
    signingKey: async (app) => keyring.get(app.signingKeyId) ?? keyring.keyFor(keyNeed(app.settings.signOn)),
  };
}
