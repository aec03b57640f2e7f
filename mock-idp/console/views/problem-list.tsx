import type { FormProblem } from '../../http/index.ts';

/** Everything that is wrong, at the top of the form; takes focus. */
export function ProblemList({ problems }: { problems: readonly FormProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} autofocus id="error-summary">
      {problems.map(({ field, message }) => (
        <p key={message}>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</p>
      ))}
    </div>
  );
}
