import { Given, When } from '@cucumber/cucumber';
import type { OtherAcs } from '../../sp-under-test/drivers/index.ts';
import type { Door } from '../oracle/index.ts';
import type { World } from '../support/index.ts';

type Startable = OtherAcs & Door;

const canStart = (acs: OtherAcs): acs is Startable => acs.start !== undefined;

function otherAcs({ station }: World): string {
  const [other] = station.acsEndpoints;
  if (other === undefined) throw new Error('The scenario lacks the tag @needs-second-acs');
  return other.url;
}

/** Those to which a sign-in can be led. */
const doorsOf = ({ driver }: World): readonly Startable[] => (driver.otherAcs ?? []).filter(canStart);

Given('Destination will be another ACS of the SP', function (this: World) {
  this.arm({ name: 'destination-other-acs', parameters: { url: otherAcs(this) } });
});

Given('Recipient will be another ACS of the SP', function (this: World) {
  this.arm({ name: 'recipient-other-acs', parameters: { url: otherAcs(this) } });
});

When('{person} signs in at another ACS under the same Assertion ID', async function (this: World, alias: string) {
  const id = /<saml2:Assertion [^>]*?ID="([^"]+)"/.exec(this.attempt.emitted?.plainXml ?? '')?.[1];
  const [door] = doorsOf(this);
  if (id === undefined || door === undefined) {
    this.case.notApplicable('The first Response shows no Assertion ID: it is encrypted, or was not sent.');
    return 'skipped';
  }
  this.arm({ name: 'assertion-id-chosen', parameters: { id } });
  return this.signIn({ person: this.person(alias), door });
});

// The usual one and each other: where a profile says that a sign-in ends elsewhere, the Response must have gone there.
When('{person} signs in at each ACS', async function (this: World, alias: string) {
  await this.signIn({ person: this.person(alias) });
  for (const door of doorsOf(this)) {
    await this.signIn({ person: this.person(alias), door });
    const { emitted } = this.attempt;
    if (emitted !== undefined && emitted.acsUrl !== door.url) {
      this.case.notApplicable(
        `The start that the profile gives for ${door.url} leads to ${emitted.acsUrl}: correct acsEndpoints.`,
      );
      return 'skipped';
    }
  }
  return undefined;
});

When('{person} signs in across sites', async function (this: World, alias: string) {
  return this.signIn({ person: this.person(alias), agent: await this.station.newAgent({ oneSite: false }) });
});
