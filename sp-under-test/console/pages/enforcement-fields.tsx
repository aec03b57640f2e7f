import { type FieldErrors, Select, TextField } from '../components/index.ts';

const scopes = [
  { value: 'all', label: 'All domains' },
  { value: 'selected', label: 'Selected domains' },
];

export interface EnforcementFieldsProps {
  scope: string;
  domains: string;
  errors: FieldErrors;
}

/** "Enforce SAML authentication for", and "Specify domains" once "Selected domains" is chosen. */
export function EnforcementFields({ scope, domains, errors }: EnforcementFieldsProps) {
  return (
    <>
      <Select
        name="scope"
        label="Enforce SAML authentication for"
        value={scope}
        options={scopes}
        error={errors.scope}
        hint="Everybody else signs in with a password."
      />
      <TextField
        name="domains"
        class="when-selected-domains"
        label="Specify domains"
        value={domains}
        error={errors.domains}
        hint="Separated by commas, for example: example.com, example.org. Subdomains are not implied."
      />
    </>
  );
}
