import { describe, expect, it } from 'vitest';
import { portalViews } from './index.ts';

const environment = { key: 'TEST', name: 'TEST' };
const evil = '<script>alert(1)</script>';

describe('The end users’ pages', () => {
  it('escape every value', () => {
    const pages = [
      portalViews.portal({
        person: { name: evil, email: evil },
        providerName: evil,
        environment: { key: 'TEST', name: evil },
        productName: evil,
        groups: [{ name: evil, origin: 'sync' }],
        sessionUntil: '2026-11-21T12:05:00Z',
        now: '2026-11-21T12:00:00Z',
        products: [{ product: 'genie', name: evil, allowed: true, why: evil, href: '/genie' }],
        platforms: [{ name: evil, href: '/platform/slack' }],
        signOutAction: '/sign-out',
        csrf: evil,
      }),
      portalViews.platform({
        state: 'linked',
        platformName: evil,
        person: { name: evil, email: evil },
        environmentName: evil,
        linkedAt: '2026-11-21T12:00:00Z',
        products: [{ product: 'genie', name: evil, allowed: true, why: evil, href: '/genie' }],
        unlinkAction: '/unlink',
        csrf: evil,
      }),
      portalViews.refused({ heading: evil, sentence: evil, reason: evil, reference: evil }),
      portalViews.signIn({
        environment,
        productName: evil,
        step: 'password',
        action: '/sign-in',
        csrf: 'c',
        hidden: [{ name: 'product', value: evil }],
        email: evil,
        error: evil,
      }),
    ];
    for (const page of pages) {
      expect(page).toContain('&lt;script>');
      expect(page).not.toContain('<script');
    }
  });

  it('carry the token in every form that posts', () => {
    const token = '<input type="hidden" name="_csrf" value="the-token"/>';
    const common = { action: '/there', csrf: 'the-token', email: 'alice@example.com' };
    const signIn = { ...common, environment, productName: 'Workato GO', hidden: [] };
    const pages = [
      portalViews.signIn({ ...signIn, step: 'email' }),
      portalViews.signIn({ ...signIn, step: 'password' }),
      portalViews.setPassword({ ...common, name: 'Alice', done: false, signIn: [] }),
      portalViews.adminSignIn({ ...common, next: '/workspace-admin' }),
    ];
    for (const page of pages) {
      expect(page.split('<form').length).toBe(2);
      expect(page).toContain(token);
    }
  });

  it('ask for the address first, and for the password only on the second step', () => {
    const props = { environment, productName: 'Genie', action: '/s', csrf: 'c', hidden: [], email: 'a@example.com' };
    expect(portalViews.signIn({ ...props, step: 'email' })).not.toContain('type="password"');
    const second = portalViews.signIn({ ...props, step: 'password', ssoHref: '/sso/start/TEST' });
    expect(second).toContain('type="password"');
    expect(second).toContain('href="/sso/start/TEST"');
  });

  it('show code and reference of a refusal, and no way in', () => {
    const page = portalViews.refused({
      heading: evil,
      sentence: 'No account.',
      reason: 'user_not_provisioned',
      reference: 'R-1',
    });
    for (const part of ['No account.', 'user_not_provisioned', 'R-1']) expect(page).toContain(part);
    expect(page).not.toContain('Try again');
  });

  it('say where each group came from and why a product stays shut', () => {
    const page = portalViews.portal({
      person: { name: 'Alice', email: 'alice@example.com' },
      environment,
      productName: 'Workato GO',
      groups: [{ name: 'Finance', origin: 'sync' }],
      sessionUntil: '2026-11-21T12:05:00Z',
      now: '2026-11-21T12:00:00Z',
      products: [{ product: 'mcp-server', name: 'MCP server', allowed: false, why: 'Needs a group.', href: '/mcp' }],
      platforms: [],
      signOutAction: '/sign-out',
      csrf: 'c',
    });
    expect(page).toContain('synced from the identity provider');
    expect(page).toContain('Needs a group.');
    expect(page).not.toContain('href="/mcp"');
    expect(page).toContain('about 5 minutes');
  });
});
