import { expect, it } from 'vitest';
import { sentWords } from './case-card.tsx';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

it('a message without a fault is called what it is', () => {
  const words = (sent: string | null) => sentWords({ fault: null, sent });
  expect(words('<saml2p:LogoutRequest Destination="http://sp/slo" xmlns:saml2p="p"/>')).toBe('A valid LogoutRequest');
  expect(words(`${declaration}<LogoutResponse>`)).toBe('A valid LogoutResponse');
  expect(words(`${declaration}<saml2p:Response ID="LogoutRequest">`)).toBe('A valid Response');
  expect(words(null)).toBe('A valid Response');
});

it('a fault is told in its own words', () => {
  const fault = { name: 'x', summary: 'Version is 1.1.', clause: 'SAMLCore §3.2.1', point: 'plan' };
  expect(sentWords({ fault, sent: '<LogoutRequest>' })).toBe('Version is 1.1.');
});
