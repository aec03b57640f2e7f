import { PlainPage } from '../console/index.ts';
import type { PrivacyProps } from '../http/index.ts';

/** What is kept of a person; SP metadata points here. */
export function PrivacyPage({ workspaceName, contact, homeHref }: PrivacyProps) {
  return (
    <PlainPage title="Privacy">
      <h1>Privacy</h1>
      <p>What {workspaceName} keeps of you when you sign in with your company’s identity provider:</p>
      <ul>
        <li>your email address and your name, as the identity provider sent them;</li>
        <li>the environments and groups you are in;</li>
        <li>each attempt to sign in: when, by which provider, and how it ended.</li>
      </ul>
      <p>
        It is kept on the machine this runs on and sent to nobody. This is a service provider for testing: whoever runs
        it can read all of it. Write to <a href={`mailto:${contact}`}>{contact}</a> to have it deleted.
      </p>
      <div class="actions">
        <a class="button" href={homeHref}>
          Start page
        </a>
      </div>
    </PlainPage>
  );
}
