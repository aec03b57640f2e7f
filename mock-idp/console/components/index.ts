/** The pieces every page is made of. */
export { Brand, Imitates } from './brand.tsx';
export { ButtonLink } from './button-link.tsx';
export { Card, Facts } from './card.tsx';
export { CopyField } from './copy-field.tsx';
export { Document, renderPage, renderPart } from './document.tsx';
export {
  Checkbox,
  type Choice,
  type FieldErrors,
  FileField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './field.tsx';
export { ActionForm, ErrorSummary, Form, FormActions } from './form.tsx';
export { Moment } from './moment.tsx';
export { EmptyState, Notice, Status, type Tone } from './notice.tsx';
export { Table } from './table.tsx';
export { Steps, Tabs } from './tabs.tsx';
