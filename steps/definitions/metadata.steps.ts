import { Given, Then, When } from '@cucumber/cucumber';
import {
  askedWhereNamed,
  decodeRequest,
  type IdpWish,
  type Result,
  readPublished,
  signedAsDeclared,
  signedWhereWanted,
  toldWhereNamed,
} from '../inspection/index.ts';
import { listenForFetches, serveUntrusted } from '../oracle/index.ts';
import { settle, type World } from '../support/index.ts';

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

Then('the AuthnRequest went where the metadata says', async function (this: World) {
  return settleWish(this, askedWhereNamed);
});

Then('the AuthnRequest is signed as the metadata wants', async function (this: World) {
  return settleWish(this, signedWhereWanted);
});

Then('the AuthnRequest is signed with an algorithm that the metadata declares', async function (this: World) {
  return settleWish(this, signedAsDeclared);
});

Then('the LogoutRequest went where the metadata says', async function (this: World) {
  const { fetched } = this.metadata.read ?? {};
  if (fetched === undefined) return void settle(this, 'accept');
  const sent = this.logout.last.exchanges.find(({ samlRequestSha256 }) => samlRequestSha256 !== undefined);
  if (sent === undefined) return unjudged(this, 'Signing out sent no LogoutRequest; lo-sp-request-basic judges that.');
  return settleFound(this, toldWhereNamed(sent.url, await readPublished(fetched.published.body)));
});

/** Judges the request of the last sign-in by what the SP read before. What it has not read it need not follow. */
async function settleWish(world: World, wish: IdpWish): Promise<'skipped' | undefined> {
  const { fetched } = world.metadata.read ?? {};
  if (fetched === undefined) return void settle(world, 'accept');
  const [sent] = await world.attempt.agent.outgoing();
  if (sent === undefined) return unjudged(world, 'No AuthnRequest left the SP by redirect or form.');
  return settleFound(world, wish(await decodeRequest(sent, 1, 1), await readPublished(fetched.published.body)));
}

function settleFound(world: World, found: Result): 'skipped' | undefined {
  if (found.kind === 'unjudged') return unjudged(world, found.because);
  const { kind, seen, shown } = found;
  const inspection = { holds: kind === 'holds', seen, ...(shown === undefined ? {} : { shown }) };
  return void settle(world, 'inspect', { inspection });
}

function unjudged(world: World, because: string): 'skipped' {
  world.case.notApplicable(because);
  return 'skipped';
}
