import { Shell, type Visit } from '../components/index.ts';

export interface MessageProps {
  visit: Visit;
  title: string;
  sentence: string;
  back: { href: string; label: string };
}

/** One sentence and the way back. */
export function MessagePage({ visit, title, sentence, back }: MessageProps) {
  return (
    <Shell visit={visit} section="none" title={title}>
      <div class="card">
        <p>{sentence}</p>
        <div class="actions">
          <a class="button" href={back.href}>
            Back to {back.label}
          </a>
        </div>
      </div>
    </Shell>
  );
}
