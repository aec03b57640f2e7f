import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf } from '../../result.ts';

/** SDP-SP02: requests go by HTTP-Redirect. */
export const bindingRedirect: Rule = (evidence) =>
  everyRequest(evidence, ({ binding, carrier, wire }) =>
    binding === 'HTTP-Redirect'
      ? holds('Sent by HTTP-Redirect.', wire)
      : broken(
          'Sent by HTTP-POST.',
          { title: 'The page that sent it', text: carrier.body },
          spanOf(carrier.body, /<form\b[^>]*/i.exec(carrier.body)?.[0] ?? ''),
        ),
  );
