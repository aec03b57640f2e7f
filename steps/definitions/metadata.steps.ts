import { Given, When } from '@cucumber/cucumber';
import { listenForFetches, serveUntrusted } from '../oracle/index.ts';
import type { World } from '../support/index.ts';

Given('the IdP will publish {fault}', async function (this: World, name: string) {
  await this.metadata.publish({ name, parameters: {} });
});

Given('the IdP will publish {fault} that names a server of the judge', async function (this: World, name: string) {
  const { url } = this.listen(await listenForFetches());
  await this.metadata.publish({ name, parameters: { url } });
});

// The document there is the one that the IdP publishes until now, so that only the certificate of the server is wrong.
Given('the IdP will publish {fault} to a server that nobody vouches for', async function (this: World, name: string) {
  const { metadataUrl } = await this.idp.app(this.station.appLabel);
  const document = await (await fetch(metadataUrl)).text();
  const listener = await serveUntrusted(document);
  this.closeLater(listener);
  await this.metadata.publish({ name, parameters: { to: listener.url } });
});

Given('the SP takes only metadata that the IdP signed', async function (this: World) {
  await this.metadata.wantSignature();
});

When('the SP reads the metadata again', async function (this: World) {
  await this.metadata.readAgain();
});
