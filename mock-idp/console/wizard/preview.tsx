import type { ComponentChildren } from 'preact';
import type { Preview } from '../../http/index.ts';
import { Card, Notice, TextField } from '../components/index.ts';
import { XmlView } from '../xml-view/index.ts';

/** The Assertion as raw, unsigned XML, or why there is none. */
export function AssertionPreview({ preview }: { preview: Preview }) {
  if ('problem' in preview) return <Notice tone="warn">{preview.problem}</Notice>;
  return <XmlView label="Preview of the SAML assertion" xml={preview.xml} />;
}

/** Section B of the wizard. Where script runs, the preview then follows what is typed. */
export function PreviewCard(props: { login: string; address: string; children: ComponentChildren }) {
  return (
    <Card title="Preview the SAML assertion generated from the information above">
      <TextField
        name="previewOf"
        label="Person"
        hint="Username of anybody in the directory, whether assigned or not."
        value={props.login}
      />
      <button type="submit" name="go" value="preview" data-preview={props.address}>
        <span aria-hidden="true">&lt;&gt;</span> Preview the SAML Assertion
      </button>
      <div id="preview" aria-live="polite">
        {props.children}
      </div>
    </Card>
  );
}
