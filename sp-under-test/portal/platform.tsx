import { Action, formatTime, PlainPage, Time } from '../console/index.ts';
import type { PlatformProps } from '../http/index.ts';
import { ProductCards } from './product-cards.tsx';

type Linked = Extract<PlatformProps, { state: 'linked' }>;
type Linkable = Extract<PlatformProps, { state: 'linkable' }>;
type Unknown = Extract<PlatformProps, { state: 'unknown' }>;

function LinkedPage(props: Linked) {
  const { platformName, person, environmentName, products } = props;
  const since = new Date(props.linkedAt);
  return (
    <PlainPage
      title={`${platformName}, linked`}
      wide
      aside={<Action action={props.unlinkAction} csrf={props.csrf} label={`Unlink ${platformName}`} />}
    >
      <div>
        <h1>{platformName}</h1>
        <p class="muted">
          {person.name} ({person.email}) works in {environmentName} from {platformName}, linked since{' '}
          <span title={formatTime(since)}>
            <Time at={since} />
          </span>
          . You stay signed in here; changes of your groups at the identity provider arrive with your next sign-in to
          Workato GO.
        </p>
      </div>
      <ProductCards products={products} Heading="h2" verb="Use" />
    </PlainPage>
  );
}

function LinkablePage({ platformName, person, environmentName, linkAction, csrf }: Linkable) {
  return (
    <PlainPage title={`Link ${platformName}`} aside={<a href="/portal">Your products</a>}>
      <h1>Link {platformName}</h1>
      <p>
        {person.name} ({person.email}) can use the products of {environmentName} from {platformName}. Once linked, you
        are not asked to sign in there again.
      </p>
      <Action action={linkAction} csrf={csrf} label={`Link ${platformName}`} kind="primary" />
    </PlainPage>
  );
}

function UnknownPage({ platformName, homeHref }: Unknown) {
  return (
    <PlainPage title={`${platformName}, not linked`}>
      <h1>{platformName} is not linked</h1>
      <p>
        Sign in once with your company’s single sign-on, then link {platformName} from your products. A password sign-in
        cannot be linked.
      </p>
      <div class="actions">
        <a class="button" href={homeHref}>
          Choose where to sign in
        </a>
      </div>
    </PlainPage>
  );
}

/** What a person sees of this SP in Slack or Microsoft Teams. */
export function PlatformPage(props: PlatformProps) {
  if (props.state === 'linked') return <LinkedPage {...props} />;
  if (props.state === 'linkable') return <LinkablePage {...props} />;
  return <UnknownPage {...props} />;
}
