import { Form, type Section, Shell, type Visit } from '../components/index.ts';

export interface ConfirmProps {
  visit: Visit;
  section: Section;
  title: string;
  /** What will happen, and what will not come back. */
  sentences: readonly string[];
  action: string;
  label: string;
  back: { href: string; label: string };
}

/** Asked before something goes that cannot be brought back. */
export function ConfirmPage({ visit, section, title, sentences, action, label, back }: ConfirmProps) {
  return (
    <Shell visit={visit} section={section} title={title} crumb={back}>
      <section class="card" aria-label={title}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Form action={action} csrf={visit.csrf}>
          <div class="actions">
            <button type="submit" class="danger">
              {label}
            </button>
            <a class="button" href={back.href}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
