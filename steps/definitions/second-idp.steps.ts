import { Given, When } from '@cucumber/cucumber';
import { answerByTheOther } from '../oracle/index.ts';
import type { World } from '../support/index.ts';

Given('the key of the second IdP will sign', function (this: World) {
  this.arm({ name: 'signature-by-other-app', parameters: { app: this.station.secondAppLabel } });
});

Given('the Assertion will name the second IdP as its Issuer', async function (this: World) {
  const { entityId } = await this.idp.app(this.station.secondAppLabel);
  this.arm({ name: 'assertion-issuer-chosen', parameters: { issuer: entityId } });
});

When('{person} signs in with the second IdP', async function (this: World, alias: string) {
  await this.signIn({ person: this.person(alias), idp: 'second' });
});

When('{person} signs in with the second IdP in the same browser', async function (this: World, alias: string) {
  await this.signIn({ person: this.person(alias), idp: 'second', agent: this.attempt.agent });
});

When('{person} signs in with the second IdP under the same Assertion ID', async function (this: World, alias: string) {
  const id = /<saml2:Assertion [^>]*?ID="([^"]+)"/.exec(this.attempt.emitted?.xml ?? '')?.[1];
  if (id === undefined) throw new Error('The first Response shows no Assertion ID: it is encrypted, or was not sent.');
  this.arm({ name: 'assertion-id-chosen', parameters: { id } });
  await this.signIn({ person: this.person(alias), idp: 'second' });
});

When('the second IdP answers the request that {person} sent to the first', async function (this: World, alias: string) {
  this.keep(await answerByTheOther(this.station, this.person(alias)));
});
