import { ActionForm, Card, ErrorSummary, Facts, type FieldErrors, Form, TextField } from '../components/index.ts';
import { type Answer, get, post, type Route, redirect, show, type Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';

const steps = [
  { label: 'Back 1 hour', seconds: -3600 },
  { label: 'Back 5 minutes', seconds: -300 },
  { label: 'On 5 minutes', seconds: 300 },
  { label: 'On 1 hour', seconds: 3600 },
  { label: 'On 1 day', seconds: 86_400 },
];

function offsetInWords(offsetMs: number): string {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  if (seconds === 0) return 'Not moved';
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${words.join(' ')} ${offsetMs > 0 ? 'ahead' : 'behind'}`;
}

function page(visit: Visit, errors?: FieldErrors): Answer {
  const { clock } = visit.services;
  const now = clock.now().toISOString();
  return show({
    title: 'Clock',
    place: 'Clock',
    status: errors === undefined ? 200 : 400,
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Card title="Time at this identity provider">
          <Facts
            rows={[
              [
                'Now',
                <time key="now" dateTime={now}>
                  {now}
                </time>,
              ],
              ['Moved', offsetInWords(clock.offsetMs())],
            ]}
          />
          <div class="actions">
            {steps.map(({ label, seconds }) => (
              <ActionForm
                key={label}
                action={paths.clock}
                csrf={visit.csrf}
                label={label}
                fields={{ go: 'advance', seconds: String(seconds) }}
                class="small"
              />
            ))}
            <ActionForm
              action={paths.clock}
              csrf={visit.csrf}
              label="Back to real time"
              fields={{ go: 'reset' }}
              class="small"
            />
          </div>
        </Card>
        <Form action={paths.clock} csrf={visit.csrf} class="card">
          <h2>Set the clock</h2>
          <input type="hidden" name="go" value="set" />
          <TextField
            name="to"
            label="Time (UTC)"
            hint="As in 2026-11-21T09:30:00Z. The clock keeps running from there; sessions and messages follow it."
            value={errors === undefined ? now : visit.form.text('to')}
            errors={errors}
          />
          <button type="submit">Set</button>
        </Form>
      </>
    ),
  });
}

function move(visit: Visit): Answer {
  const { clock } = visit.services;
  switch (visit.form.text('go')) {
    case 'reset':
      clock.reset();
      break;
    case 'advance': {
      const seconds = Number(visit.form.text('seconds'));
      if (!Number.isSafeInteger(seconds)) return page(visit, { to: 'Give a whole number of seconds.' });
      clock.advance(seconds);
      break;
    }
    default: {
      const text = visit.form.text('to');
      const to = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
      if (Number.isNaN(to.getTime()))
        return page(visit, { to: 'Time (UTC): give a date and time, as in 2026-11-21T09:30:00Z' });
      clock.set(to);
    }
  }
  return redirect(paths.clock, `It is now ${clock.now().toISOString()} at this identity provider.`);
}

/** The clock that can be moved: sessions, messages and relative times follow it. */
export const clockRoutes: readonly Route[] = [get('/clock', (visit) => page(visit)), post('/clock', move)];
