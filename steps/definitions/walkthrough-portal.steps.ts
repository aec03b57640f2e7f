/** What a person who has come in sees, in a browser: the portal, the products, the platforms. */
import { Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat } from '../stage/index.ts';
import { walkOf } from '../walkthrough/index.ts';

Then(
  'the portal shows {string} signed in to {string} by {string}',
  async function (name: string, environment: string, provider: string) {
    const { page } = (await walkOf(this)).visitor;
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    const text = await page.getByRole('region', { name: 'Your sign-in' }).innerText();
    expectThat(text.includes(environment), `The portal does not name ${environment}: ${text}`);
    expectThat(text.includes(provider), `The portal does not name ${provider}: ${text}`);
  },
);

Then('the portal shows the groups {string}', async function (groups: string) {
  const { page } = (await walkOf(this)).visitor;
  const shown = page.getByRole('region', { name: 'Your sign-in' }).locator('dt:text-is("Groups") + dd > div');
  // Behind the name stands where the group came from.
  const names = (await shown.allInnerTexts()).map((text) => text.replace(/\s*\([^)]*\)$/, ''));
  expectEqual(names.sort(), groups.split(', '), 'groups that the portal shows');
});

When('she opens the portal again', async function () {
  const { stage, visitor } = await walkOf(this);
  await visitor.visit(`${stage.sp.url}/portal`);
});

When('she opens {product}', async function (product: string) {
  const { stage, visitor } = await walkOf(this);
  await visitor.visit(`${stage.sp.url}/portal/${product}`);
});

When('she links {platform}', async function (platform: string) {
  const { visitor } = await walkOf(this);
  await visitor.press(`Use in ${platform}`);
  await visitor.press(`Link ${platform}`);
});

Then('she can go on in {platform} without signing in again', async function (platform: string) {
  const { sent, visitor } = await walkOf(this);
  const before = sent.length;
  await visitor.page.reload();
  await visitor.page.getByRole('heading', { level: 1, name: platform, exact: true }).waitFor();
  const asked = sent.slice(before).filter(({ url }) => /sign-in|SAMLRequest/.test(url));
  expectEqual(asked, [], 'requests that have to do with signing in');
});
