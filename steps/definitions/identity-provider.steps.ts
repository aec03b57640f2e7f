import { Given } from '@cucumber/cucumber';
import type { ContentCipher } from '../oracle/index.ts';
import type { Sealing, World } from '../support/index.ts';

const names: Readonly<Record<Sealing, string>> = {
  A: 'only the Assertion signed',
  R: 'only the Response signed',
  AR: 'both signed',
};

Given('the IdP signs {sealing}', async function (this: World, sealing: Sealing) {
  if (!this.station.sealings.accepted.includes(sealing)) {
    this.case.notApplicable(`The SP accepts no good Response with ${names[sealing]} (preflight).`);
    return 'skipped';
  }
  await this.seal({ signed: sealing });
  return undefined;
});

Given('the IdP encrypts the Assertion', async function (this: World) {
  await this.seal({ encrypted: { cipher: this.station.sealings.cipher, key: 0 } });
});

Given('the IdP encrypts the Assertion with {cipher}', async function (this: World, cipher: ContentCipher) {
  await this.seal({ encrypted: { cipher, key: 0 } });
});

Given('the IdP encrypts the Assertion for the second key of the SP', async function (this: World) {
  await this.seal({ encrypted: { cipher: this.station.sealings.cipher, key: 1 } });
});

Given('the IdP will send {fault}', function (this: World, name: string) {
  this.arm({ name, parameters: {} });
});

Given(
  'the IdP will send {fault} with {string} {string}',
  function (this: World, name: string, parameter: string, value: string) {
    this.arm({ name, parameters: { [parameter]: value } });
  },
);

Given('the IdP will send {fault} naming {person}', function (this: World, name: string, alias: string) {
  const forged = this.person(alias);
  this.arm({ name, parameters: { as: forged.login } }, forged);
});

// What is stated of somebody in a genuine attribute may be shown there; only a session of that person would be forged.
Given(
  'the IdP will send {fault} with {string} {string} and an attribute about {person}',
  function (this: World, name: string, parameter: string, value: string, alias: string) {
    this.arm({ name, parameters: { [parameter]: value, as: this.person(alias).login } });
  },
);
