import { describe, expect, it } from 'vitest';
import { rsaKey } from '../saml/testing/sign-response.testing.ts';
import type { ProviderForm } from './index.ts';
import { certificate, codes, metadataUrl, okta, openWorkspace, value } from './testing/workspace.testing.ts';

const form: ProviderForm = { name: 'Okta Prod', scope: 'all', domains: '', jit: false, groupSync: false };
const byUrl = { kind: 'url', metadataUrl } as const;
const weak = rsaKey('short', { modulusLength: 1024 });
const typed = { kind: 'manual', ssoUrl: okta.ssoUrl, issuer: okta.entityId, certificate } as const;

async function withDraft(changes: Partial<ProviderForm> = {}) {
  const stage = await openWorkspace({ links: [{ environment: 'TEST', samlEnabled: true }] });
  const draft = value(await stage.workspace.startDraft('TEST'));
  value(await stage.workspace.saveDraftForm(draft.id, { ...form, ...changes }));
  return { ...stage, draftId: draft.id };
}

describe('the provider wizard', () => {
  it('IPA-13: needs the toggle', async () => {
    const { workspace } = await openWorkspace();
    expect(codes(await workspace.startDraft('TEST'))).toEqual(['saml_disabled']);
  });

  it.each([
    [{ name: ' ' }, ['required']],
    [{ scope: 'selected', domains: ' , ' }, ['domains_required']],
    [{ scope: 'selected', domains: 'example.com, a b' }, ['domain_invalid']],
    [{ scope: 'selected', domains: '@example.com' }, ['domain_invalid']],
    [{ name: '', scope: 'selected' }, ['required', 'domains_required']],
  ] as const)('IPA-24, D-28: page one refuses %j', async (changes, expected) => {
    const { workspace } = await openWorkspace({ links: [{ environment: 'TEST', samlEnabled: true }] });
    const draft = value(await workspace.startDraft('TEST'));
    expect(codes(await workspace.saveDraftForm(draft.id, { ...form, ...changes }))).toEqual(expected);
    expect(workspace.draft(draft.id)?.page).toBe(1);
    expect(codes(await workspace.turnDraftPage(draft.id, 2))).toEqual(['page_one_first']);
  });

  it('D-28: keeps domains trimmed, lower-cased, once each', async () => {
    const { workspace, draftId } = await withDraft({
      scope: 'selected',
      domains: ' Example.com,corp.example , example.COM',
    });
    expect(workspace.draft(draftId)?.enforcement.domains).toEqual(['example.com', 'corp.example']);
  });

  it('D-03: SP values are minted with page two and stay, over going back, Set up and editing', async () => {
    const { workspace, draftId } = await withDraft();
    const id = workspace.draft(draftId)?.providerId ?? '';
    expect(workspace.spValues(id).acsUrl).toBe(`http://sp/saml/acs/${id}`);
    await workspace.turnDraftPage(draftId, 1);
    await workspace.saveDraftForm(draftId, { ...form, name: 'Okta Dev' });
    expect(workspace.draft(draftId)?.providerId).toBe(id);
    expect(workspace.providers()).toEqual([]);
    expect(value(await workspace.setUpProvider(draftId, byUrl))).toMatchObject({ id, name: 'Okta Dev' });
    expect(value(await workspace.saveMetadata(id, typed)).id).toBe(id);
  });

  it.each([2, 3] as const)('D-02, MAN-17: Set up is accepted from page %i and selects the provider', async (page) => {
    const { workspace, draftId } = await withDraft();
    await workspace.turnDraftPage(draftId, page);
    const provider = value(await workspace.setUpProvider(draftId, byUrl));
    expect(workspace.authentication('TEST')).toMatchObject({ selectedProviderId: provider.id, samlEnabled: true });
    expect(workspace.draft(draftId)).toBeUndefined();
    expect(codes(await workspace.setUpProvider(draftId, byUrl))).toEqual(['draft_unknown']);
  });

  it.each([
    [
      { jit: true, groupSync: true },
      { provisioning: 'jit', groupSync: true },
    ],
    [
      { jit: false, groupSync: true },
      { provisioning: 'not_set_up', groupSync: true },
    ],
    [{}, { provisioning: 'not_set_up', groupSync: false }],
  ])('D-01: toggles %j become %j', async (toggles, link) => {
    const { workspace, draftId } = await withDraft(toggles);
    const { id } = value(await workspace.setUpProvider(draftId, byUrl));
    expect(workspace.link('TEST', id)).toMatchObject(link);
  });

  it('IPA-28: typed IdP information is never fetched, and is kept as PEM', async () => {
    const { workspace, draftId, fetched } = await withDraft();
    const bare = certificate.replace(/-----[A-Z ]+-----|\n/g, '');
    const provider = value(await workspace.setUpProvider(draftId, { ...typed, certificate: bare }));
    expect(provider.idp.certificates[0]).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----\n$/);
    expect(provider.idp.entityId).toBe(okta.entityId);
    expect(fetched).toEqual([]);
  });

  it.each([
    [{ kind: 'url', metadataUrl: 'https://gone.example/' }, ['metadata_unusable']],
    [{ ...typed, ssoUrl: 'javascript:alert(1)' }, ['url_invalid']],
    [{ ...typed, issuer: '', certificate: 'no' }, ['required', 'certificate_invalid']],
    [{ ...typed, certificate: weak.certificate }, ['certificate_weak']],
  ] as const)('D-27: %j creates nothing and keeps what was typed', async (answer, expected) => {
    const { workspace, draftId } = await withDraft();
    expect(codes(await workspace.setUpProvider(draftId, answer))).toEqual(expected);
    expect(workspace.providers()).toEqual([]);
    expect(workspace.draft(draftId)?.answer).toEqual(answer);
  });

  it('two administrators finishing one draft make one provider', async () => {
    const { workspace, draftId } = await withDraft();
    const results = await Promise.all([
      workspace.setUpProvider(draftId, byUrl),
      workspace.setUpProvider(draftId, byUrl),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(workspace.providers()).toHaveLength(1);
  });
});

describe('providers', () => {
  const seed = {
    providers: [{ id: 'p1', name: 'Okta', idp: { metadataUrl } }],
    links: [{ environment: 'TEST', provider: 'Okta' }],
  };

  it('D-05: one provider serves a second environment with settings of its own', async () => {
    const { workspace } = await openWorkspace(seed);
    value(await workspace.selectProvider('PROD', 'p1'));
    value(await workspace.saveProvisioning('PROD', 'p1', { provisioning: 'jit', groupSync: true }));
    expect(workspace.link('TEST', 'p1')).toMatchObject({ provisioning: 'not_set_up', groupSync: false });
    expect(workspace.authentication('PROD')).toMatchObject({ selectedProviderId: 'p1', samlEnabled: false });
  });

  it('MAN-20, D-12: manual provisioning forces group sync off', async () => {
    const { workspace } = await openWorkspace(seed);
    value(await workspace.saveProvisioning('TEST', 'p1', { provisioning: 'jit', groupSync: true }));
    const link = value(await workspace.saveProvisioning('TEST', 'p1', { provisioning: 'manual', groupSync: true }));
    expect(link).toMatchObject({ provisioning: 'manual', groupSync: false });
  });

  it('D-32: is not deleted while selected', async () => {
    const { workspace } = await openWorkspace(seed);
    expect(codes(await workspace.deleteProvider('p1'))).toEqual(['provider_in_use']);
    await workspace.applySeed({
      providers: [{ id: 'p2', name: 'Other', idp: okta }],
      links: [{ environment: 'TEST', provider: 'Other' }],
    });
    expect(codes(await workspace.deleteProvider('p1'))).toEqual([]);
    expect(workspace.provider('p1')).toBeUndefined();
  });

  it('D-37: refreshes metadata where there is a URL', async () => {
    const { workspace, fetched, advance } = await openWorkspace(seed);
    advance(5);
    expect(value(await workspace.refreshMetadata('p1')).idp.savedAt).toBe('2026-11-21T12:05:00.000Z');
    expect(fetched).toHaveLength(2);
    await workspace.saveMetadata('p1', typed);
    expect(codes(await workspace.refreshMetadata('p1'))).toEqual(['no_metadata_url']);
  });
});

describe('end users and groups', () => {
  const seed = {
    groups: [
      { environment: 'TEST', name: 'Sales' },
      { environment: 'PROD', name: 'Ops' },
    ],
  };
  const person = { name: 'Dora', email: 'dora@example.com', environments: ['TEST'], groupIds: [] as string[] };
  const groupId = (stage: Awaited<ReturnType<typeof openWorkspace>>, environment: string, name: string) =>
    stage.workspace.groups(environment).find((group) => group.name === name)?.id ?? '';

  it('MAN-04, D-25: has exactly the access and groups given, no password, and an invitation', async () => {
    const stage = await openWorkspace(seed);
    const form = { ...person, groupIds: [groupId(stage, 'TEST', 'Sales')] };
    const user = value(await stage.workspace.addEndUser(form));
    expect(user).toMatchObject({ status: 'active', environments: ['TEST'], hasPassword: false, ssoRequired: false });
    expect(stage.workspace.memberships(user.id).map(({ name }) => name)).toEqual(['Everyone', 'Sales']);
    expect(stage.invited).toEqual(['dora@example.com']);
  });

  it.each([
    ['MAN-21 the same address in another case', { email: 'DORA@example.com' }, ['email_taken']],
    ['D-17 no address', { email: 'dora' }, ['email_invalid']],
    ['no name', { email: 'new@example.com', name: ' ' }, ['required']],
    ['D-26 an unknown environment', { email: 'new@example.com', environments: ['MOON'] }, ['environment_unknown']],
    ['D-26 an unknown group', { email: 'new@example.com', groupIds: ['none'] }, ['group_unknown']],
  ])('refuses %s and invites nobody', async (_, changes, expected) => {
    const stage = await openWorkspace(seed);
    await stage.workspace.addEndUser(person);
    expect(codes(await stage.workspace.addEndUser({ ...person, ...changes }))).toEqual(expected);
    expect(stage.workspace.endUsers()).toHaveLength(1);
    expect(stage.invited).toHaveLength(1);
  });

  it('D-26: refuses a group of an environment that is not ticked; zero environments are allowed', async () => {
    const stage = await openWorkspace(seed);
    const elsewhere = { ...person, groupIds: [groupId(stage, 'PROD', 'Ops')] };
    expect(codes(await stage.workspace.addEndUser(elsewhere))).toEqual(['group_elsewhere']);
    expect(codes(await stage.workspace.addEndUser({ ...person, environments: [] }))).toEqual([]);
  });

  it('D-16: a group needs a member of its environment and a name of its own there', async () => {
    const stage = await openWorkspace(seed);
    const dora = value(await stage.workspace.addEndUser(person));
    const create = (changes: object) =>
      stage.workspace.createGroup({ environment: 'TEST', name: 'New', memberIds: [dora.id], ...changes });
    expect(codes(await create({ memberIds: [] }))).toEqual(['member_required']);
    expect(codes(await create({ environment: 'PROD' }))).toEqual(['member_elsewhere']);
    expect(codes(await create({ name: 'Sales' }))).toEqual(['name_taken']);
    expect(codes(await create({ name: 'Everyone' }))).toEqual(['name_taken']);
    const group = value(await create({ name: 'Ops' }));
    expect(stage.workspace.members(group.id)).toMatchObject([{ email: 'dora@example.com', origin: 'admin' }]);
    expect(codes(await stage.workspace.setGroupMembers(group.id, []))).toEqual(['member_required']);
    expect(codes(await stage.workspace.setGroupMembers('everyone-test', [dora.id]))).toEqual(['group_built_in']);
  });

  it('IPA-10: a workspace without Environments has one', async () => {
    const { workspace } = await openWorkspace({ environmentsProvisioned: false });
    expect(workspace.environments()).toEqual([{ key: 'DEFAULT', name: 'Default' }]);
    expect(workspace.groups('DEFAULT').map(({ name }) => name)).toEqual(['Everyone']);
  });

  it('hands out copies: nobody changes the workspace from outside', async () => {
    const { workspace } = await openWorkspace({ providers: [{ id: 'p1', name: 'Okta', idp: okta }] });
    const [provider] = workspace.providers();
    if (provider) provider.idp.entityId = 'http://evil.example/';
    expect(workspace.provider('p1')?.idp.entityId).toBe(okta.entityId);
  });
});
