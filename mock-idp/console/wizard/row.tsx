/** Rows of a form that repeat: their fields share names, and come back as lists. */
import type { ComponentChildren } from 'preact';
import type { Choice } from '../components/index.ts';
import { including } from './choices.ts';

/** One row; the script that adds another counts the legend and the ids on. */
export function RowFieldset(props: { legend: string; kind: string; children: ComponentChildren }) {
  return (
    <fieldset class={`row ${props.kind}`} data-row={props.kind}>
      <legend class="visually-hidden">{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}

interface RowFieldProps {
  name: string;
  index: number;
  label: string;
  value: string;
}

export function RowText({ name, index, label, value, type }: RowFieldProps & { type?: 'text' | 'number' }) {
  const id = `${name}-${index}`;
  return (
    <div>
      <label for={id}>{label}</label>
      <input type={type ?? 'text'} id={id} name={name} value={value} autocomplete="off" />
    </div>
  );
}

export function RowSelect({ name, index, label, value, choices }: RowFieldProps & { choices: readonly Choice[] }) {
  const id = `${name}-${index}`;
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {including(choices, value).map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
