import { childOf, childrenOf, ns } from '../../document/tree.ts';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-MD09, SDP-MD10, SDP-SP39: what an IdP shows people of the SP they go to; a logo by https or inside. */
export const mdui: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, role }) => {
    const info = childOf(childOf(role, ns.md, 'Extensions'), ns.mdui, 'UIInfo');
    if (info === undefined) return broken('No mdui:UIInfo.', document, (role ?? entity ?? document.root).span);
    const missing = ['DisplayName', 'Logo', 'PrivacyStatementURL'].find(
      (name) => childOf(info, ns.mdui, name) === undefined,
    );
    if (missing !== undefined) return broken(`UIInfo has no ${missing}.`, document, info.span);
    const plain = childrenOf(info, ns.mdui, 'Logo').find(({ text }) => !/^(https|data):/.test(text.trim()));
    return plain === undefined
      ? holds('Name, logo and privacy statement.', document)
      : broken(`The logo ${plain.text.trim()} is neither https nor inside.`, document, plain.span);
  });
