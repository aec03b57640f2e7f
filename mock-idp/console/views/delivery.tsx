import type { DeliveryProps } from '../../http/index.ts';
import { Document } from '../components/index.ts';

/** Carries the Response to the ACS. The form and its order of fields are what scrapers of the original rely on. */
export function DeliveryPage({ props, stylesheetPath }: { props: DeliveryProps; stylesheetPath: string }) {
  const { message } = props;
  return (
    <Document title={`Signing in to ${props.appLabel}`} stylesheetPath={stylesheetPath}>
      <div class="person">
        <main>
          <h1>Signing in to {props.appLabel}</h1>
          <form id="appForm" action={message.action} method={message.method === 'POST' ? 'post' : 'get'}>
            {message.fields.map((field, index) => (
              <input type="hidden" name={field.name} value={field.value} key={`${index}-${field.name}`} />
            ))}
            <noscript>
              <p>Script is off in this browser, so the last step needs a press of this button.</p>
              <button type="submit" class="primary">
                Continue
              </button>
            </noscript>
          </form>
        </main>
      </div>
      {/* The page's policy allows exactly this text by its hash; it is a constant of the SAML face. */}
      <script dangerouslySetInnerHTML={{ __html: props.script }} />
    </Document>
  );
}
