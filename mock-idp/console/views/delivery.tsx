import type { DeliveryProps } from '../../http/index.ts';
import { Document, renderPage, renderPart } from '../components/index.ts';
import { Html, template } from './template.ts';

interface PageProps {
  appLabel: string;
  action: string;
  method: 'post' | 'get';
  fields: string;
  script: string;
  stylesheetPath: string;
}

/** Carries the Response to the ACS. The form and its order of fields are what scrapers of the original rely on. */
function DeliveryPage({ appLabel, action, method, fields, script, stylesheetPath }: PageProps) {
  return (
    <Document title={`Signing in to ${appLabel}`} stylesheetPath={stylesheetPath}>
      <div class="person">
        <main>
          <h1>Signing in to {appLabel}</h1>
          <form id="appForm" action={action} method={method}>
            {fields}
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
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </Document>
  );
}

/** Every field in order, duplicates included. */
const hiddenField = template<'name' | 'value'>((mark) =>
  renderPart(<input type="hidden" name={mark('name')} value={mark('value')} />),
);

/** Makes the page, around the stylesheet as the face in question serves it. */
export function deliveryPage(stylesheetPath: string): (props: DeliveryProps) => string {
  const pageOf = (method: 'post' | 'get') =>
    template<'appLabel' | 'action' | 'fields' | 'script'>((mark) =>
      renderPage(
        <DeliveryPage
          appLabel={mark('appLabel')}
          action={mark('action')}
          method={method}
          fields={mark('fields')}
          script={mark('script')}
          stylesheetPath={stylesheetPath}
        />,
      ),
    );
  const pages = { POST: pageOf('post'), GET: pageOf('get') };
  return ({ appLabel, message: { action, method, fields }, script }) =>
    pages[method]({
      appLabel,
      action,
      fields: new Html(fields.map(hiddenField).join('')),
      script: new Html(script),
    });
}
