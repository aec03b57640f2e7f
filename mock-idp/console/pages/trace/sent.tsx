import { XmlDifference, XmlView } from '../../xml-view/index.ts';

/** A message as sent, against what it would have been without faults. */
export function Sent({ name, plain, sent }: { name: string; plain: string; sent: string }) {
  if (sent === plain) return <XmlView label={`${name} as sent`} xml={sent} />;
  return (
    <>
      <p class="muted">
        Lines with + were sent, lines with - are of the plain message. Digest and signature values that only follow from
        the change are not coloured.
      </p>
      <XmlDifference label={`${name}, marked against the plain message`} plain={plain} sent={sent} />
    </>
  );
}
