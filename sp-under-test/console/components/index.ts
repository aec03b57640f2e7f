/** The parts that pages of this party are made of. */
export { Badge, type BadgeKind } from './badge.tsx';
export { Choice } from './choice.tsx';
export { CopyField } from './copy-field.tsx';
export { Dialog } from './dialog.tsx';
export { Document, renderPage } from './document.tsx';
export { EmptyState } from './empty-state.tsx';
export { type FieldErrors, Select, TextArea, TextField } from './field.tsx';
export { Action, CSRF_FIELD, Form } from './form.tsx';
export { ErrorSummary, Notice } from './notice.tsx';
export { PlainPage } from './plain-page.tsx';
export { type Section, Shell, type Visit } from './shell.tsx';
export { SwitchButton } from './switch-button.tsx';
export { formatDay, formatTime, Time } from './time.tsx';
