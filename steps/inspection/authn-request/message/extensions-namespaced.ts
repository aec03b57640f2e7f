import { childOf, ns } from '../../document/tree.ts';
import { everyMessage } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** SAMLCore §3.2.1: what stands in Extensions belongs to a namespace that SAML itself does not define. */
export const extensionsNamespaced: Rule = (evidence) =>
  everyMessage(evidence, (message) => {
    const extensions = childOf(message.root, ns.samlp, 'Extensions');
    if (extensions === undefined) return unjudged('The requests have no Extensions.');
    const wrong = extensions.children.find(
      ({ namespace }) => namespace === '' || Object.values<string>([ns.samlp, ns.saml, ns.md]).includes(namespace),
    );
    return wrong === undefined
      ? holds('Extensions hold foreign elements only.', message)
      : broken(
          `Extensions hold ${wrong.name} ${wrong.namespace === '' ? 'without a namespace' : `of SAML's own ${wrong.namespace}`}.`,
          message,
          wrong.span,
        );
  });
