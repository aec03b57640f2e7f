import { describe, expect, it } from 'vitest';
import { views } from './index.tsx';

const hostile = '"><img src=x onerror=alert(1)>';

describe('sign-in', () => {
  const props = {
    step: 'identifier' as const,
    organisation: 'Example',
    action: '/login/login.htm',
    csrf: 'token',
    fromUri: hostile,
    identifier: hostile,
    rememberMe: false,
    problems: [],
    help: { forgotPasswordUrl: '/signin/forgot-password', unlockAccountUrl: '/signin/unlock' },
  };

  it('asks for the identifier first, and escapes what it repeats', () => {
    const html = views.signIn(props);
    expect(html).toContain('Keep me signed in');
    expect(html).toContain('>Next<');
    expect(html).not.toContain('type="password"');
    expect(html).not.toContain('<img');
  });

  it('keeps the identifier and where to continue for the password', () => {
    const html = views.signIn({ ...props, step: 'password', identifier: 'alice@example.com', fromUri: '/app/x' });
    expect(html).toContain('Verify with your password');
    expect(html).toContain('name="identifier" value="alice@example.com"');
    expect(html).toContain('name="fromURI" value="/app/x"');
  });

  it('says a problem at its field and in the summary', () => {
    const html = views.signIn({ ...props, problems: [{ field: 'identifier', message: 'Please enter a username' }] });
    expect(html).toContain('role="alert"');
    expect(html).toContain('id="identifier-error"');
  });
});

describe('delivery', () => {
  const message = {
    xml: '<x/>',
    method: 'POST' as const,
    action: 'http://localhost:5000/saml/acs/1?a=1&b=2',
    fields: [
      { name: 'SAMLResponse', value: 'PHg+' },
      { name: 'RelayState', value: hostile },
      { name: 'SAMLResponse', value: 'second' },
    ],
  };
  const html = views.delivery({ appLabel: 'Workato', message, script: 'document.forms[0].submit()' });

  it('carries every field in order, duplicates included, escaped', () => {
    expect(html.match(/name="(SAMLResponse|RelayState)"/g)).toEqual([
      'name="SAMLResponse"',
      'name="RelayState"',
      'name="SAMLResponse"',
    ]);
    expect(html).not.toContain('<img');
    expect(html).toContain('action="http://localhost:5000/saml/acs/1?a=1&amp;b=2"');
  });

  it('holds the script verbatim, because its hash is in the policy', () => {
    expect(html).toContain('<script>document.forms[0].submit()</script>');
  });
});

describe('refusal', () => {
  it('tells the person in one sentence and the engineer in a fold', () => {
    const html = views.refused({
      status: 400,
      organisation: 'Example',
      title: '400 Bad Request',
      description: 'Your request could not be processed.',
      engineer: { check: 'destination', clause: 'SAMLCore §3.2.1', message: hostile },
      homeUrl: '/app/UserHome',
    });
    expect(html).toMatch(/<details[^>]*>.*SAMLCore §3\.2\.1.*<\/details>/s);
    expect(html).not.toContain('<img');
  });
});
