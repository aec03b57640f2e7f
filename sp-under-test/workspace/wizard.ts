import { X509Certificate } from 'node:crypto';
import { publicKeyOf, weaknessOf } from '../saml/index.ts';
import {
  done,
  type MetadataExpectation,
  type MetadataReading,
  objections,
  refused,
  type WorkspaceContext,
} from './context.ts';
import type { ProviderForm, WorkspaceCommands } from './contracts.ts';
import {
  defaultGroupAttribute,
  defaultSignatures,
  type FieldError,
  type IdentityProvider,
  type IdpTrustData,
  type MetadataAnswer,
  type Result,
  type WizardDraft,
} from './model.ts';
import { findLink } from './reader.ts';
import type { WorkspaceState } from './state.ts';
import { isFieldError, readEnforcement, readName } from './validation.ts';

type WizardCommands = Pick<
  WorkspaceCommands,
  'startDraft' | 'saveDraftForm' | 'turnDraftPage' | 'setUpProvider' | 'discardDraft'
>;

/** "Set up a new provider": a draft that can be left and resumed, and a provider only at the very end (D-02, D-03). */
export function createWizard(context: WorkspaceContext): WizardCommands {
  return {
    startDraft: (environment) => context.change((state) => startDraft(context, state, environment)),
    saveDraftForm: (draftId, form) => context.change((state) => saveForm(context, state, draftId, form)),
    turnDraftPage: (draftId, page) => context.change((state) => turnPage(context, state, draftId, page)),
    setUpProvider: (draftId, answer) => setUp(context, draftId, answer),
    discardDraft: (draftId) =>
      context.change((state) => {
        state.drafts = state.drafts.filter(({ id }) => id !== draftId);
        return done(null);
      }),
  };
}

/** Reads the metadata answer, by fetching or from what was typed. */
export async function readAnswer(
  context: WorkspaceContext,
  answer: MetadataAnswer,
  expected?: MetadataExpectation,
): Promise<Result<IdpTrustData>> {
  const read =
    answer.kind === 'url' ? await context.fetchMetadata(answer.metadataUrl.trim(), expected) : readTyped(answer);
  if (Array.isArray(read)) return objections<IdpTrustData>(read) ?? refused('', 'metadata_invalid', 'Unreadable.');
  if (!read.ok) return refused('metadataUrl', read.code, read.message);
  return done({ ...read.idp, savedAt: context.now().toISOString() });
}

function readTyped(answer: Extract<MetadataAnswer, { kind: 'manual' }>): FieldError[] | MetadataReading {
  const errors: FieldError[] = [];
  const issuer = readName('issuer', answer.issuer, 'Identity provider issuer');
  if (isFieldError(issuer)) errors.push(issuer);
  const ssoUrl = answer.ssoUrl.trim();
  if (!isHttpUrl(ssoUrl)) {
    const message = 'Identity provider single sign-on URL must be an http or https address.';
    errors.push({ field: 'ssoUrl', code: 'url_invalid', message });
  }
  const certificate = toPem(answer.certificate);
  if (certificate === undefined) {
    const message = 'X.509 certificate must be a certificate in PEM or base64.';
    errors.push({ field: 'certificate', code: 'certificate_invalid', message });
  }
  const weakness = certificate && weaknessOf(publicKeyOf(certificate));
  if (weakness !== undefined) {
    const message = `The key of the X.509 certificate is too weak: ${weakness}.`;
    errors.push({ field: 'certificate', code: 'certificate_weak', message });
  }
  if (isFieldError(issuer) || certificate === undefined || errors.length > 0) return errors;
  return { ok: true, idp: { entityId: issuer, ssoUrl, certificates: [certificate] } };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function toPem(typed: string): string | undefined {
  const body = typed.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '');
  try {
    return new X509Certificate(Buffer.from(body, 'base64')).toString();
  } catch {
    return undefined;
  }
}

function startDraft(context: WorkspaceContext, state: WorkspaceState, environment: string): Result<WizardDraft> {
  const authentication = state.authentication.find((one) => one.environment === environment);
  if (!authentication) return refused('environment', 'environment_unknown', 'There is no such environment.');
  if (!authentication.samlEnabled) {
    return refused('', 'saml_disabled', 'Turn on SAML-based SSO authentication first.');
  }
  const draft: WizardDraft = {
    id: context.id('draft'),
    environment,
    page: 1,
    name: '',
    enforcement: { scope: 'all', domains: [] },
    jit: false,
    groupSync: false,
    updatedAt: context.now().toISOString(),
  };
  state.drafts.push(draft);
  return done(structuredClone(draft));
}

function saveForm(
  context: WorkspaceContext,
  state: WorkspaceState,
  draftId: string,
  form: ProviderForm,
): Result<WizardDraft> {
  const draft = state.drafts.find(({ id }) => id === draftId);
  if (!draft) return unknownDraft();
  const name = readName('name', form.name, 'Identity provider (IdP) name');
  const enforcement = readEnforcement(form.scope, form.domains);
  const taken = state.providers.some((provider) => provider.name === name);
  const errors: FieldError[] = [name, enforcement].filter(isFieldError);
  if (taken) errors.push({ field: 'name', code: 'name_taken', message: 'Another provider has this name already.' });
  const objection = objections<WizardDraft>(errors);
  if (objection) return objection;
  if (isFieldError(name) || isFieldError(enforcement)) return unknownDraft();
  Object.assign(draft, { name, enforcement, jit: form.jit, groupSync: form.groupSync, page: 2 });
  // Minted here and kept: Okta needs the SP values before its metadata can exist (D-03).
  draft.providerId ??= context.id('idp');
  draft.updatedAt = context.now().toISOString();
  return done(structuredClone(draft));
}

function turnPage(
  context: WorkspaceContext,
  state: WorkspaceState,
  draftId: string,
  page: 1 | 2 | 3,
): Result<WizardDraft> {
  const draft = state.drafts.find(({ id }) => id === draftId);
  if (!draft) return unknownDraft();
  if (page > 1 && draft.providerId === undefined) return refused('name', 'page_one_first', 'Complete the first page.');
  draft.page = page;
  draft.updatedAt = context.now().toISOString();
  return done(structuredClone(draft));
}

async function setUp(
  context: WorkspaceContext,
  draftId: string,
  answer: MetadataAnswer,
): Promise<Result<IdentityProvider>> {
  const kept = await context.change((state) => {
    const draft = state.drafts.find(({ id }) => id === draftId);
    if (!draft) return unknownDraft<WizardDraft>();
    if (draft.providerId === undefined) return refused('name', 'page_one_first', 'Complete the first page.');
    draft.answer = structuredClone(answer);
    return done(draft);
  });
  if (!kept.ok) return kept;
  const read = await readAnswer(context, answer);
  if (!read.ok) return read;
  return context.change((state) => createProvider(context, state, draftId, read.value));
}

function createProvider(
  context: WorkspaceContext,
  state: WorkspaceState,
  draftId: string,
  idp: IdpTrustData,
): Result<IdentityProvider> {
  // Looked up again: while the metadata was being fetched somebody else may have finished this very draft.
  const draft = state.drafts.find(({ id }) => id === draftId);
  if (draft?.providerId === undefined) return unknownDraft();
  if (state.providers.some(({ name }) => name === draft.name)) {
    return refused('name', 'name_taken', 'Another provider has this name already.');
  }
  const authentication = state.authentication.find(({ environment }) => environment === draft.environment);
  if (!authentication) return refused('environment', 'environment_unknown', 'There is no such environment.');
  const provider: IdentityProvider = {
    id: draft.providerId,
    name: draft.name,
    idp,
    groupAttribute: defaultGroupAttribute,
    signatures: { ...defaultSignatures },
    createdAt: context.now().toISOString(),
  };
  state.providers.push(provider);
  state.drafts = state.drafts.filter(({ id }) => id !== draftId);
  authentication.selectedProviderId = provider.id;
  if (!findLink(state, draft.environment, provider.id)) {
    state.links.push({
      environment: draft.environment,
      providerId: provider.id,
      enforcement: draft.enforcement,
      provisioning: draft.jit ? 'jit' : 'not_set_up',
      groupSync: draft.groupSync,
    });
  }
  return done(structuredClone(provider));
}

function unknownDraft<T>(): Result<T> {
  return refused('', 'draft_unknown', 'This wizard was finished or discarded. Start a new one.');
}
