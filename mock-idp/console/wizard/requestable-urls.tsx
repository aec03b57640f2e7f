import type { SamlSettings } from '../../org/index.ts';
import type { FieldErrors } from '../components/index.ts';
import type { EndpointRow } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';
import { RowFieldset, RowText } from './row.tsx';

const spareRows = 2;

/** "Other Requestable SSO URLs": where a request may ask to be answered, beside the Single sign-on URL. */
export function RequestableUrls({ rows, errors }: { rows: readonly EndpointRow[]; errors: FieldErrors | undefined }) {
  const spares = Array.from({ length: spareRows }, () => ({ url: '', index: '' }));
  const error = errors?.acsEndpoints;
  return (
    <fieldset id="acsEndpoints" tabIndex={-1}>
      <legend>Other Requestable SSO URLs</legend>
      <p class="hint">
        A request that names one of them, by URL or by index, is answered there. Okta ignores them while Signed Requests
        are validated: the URL is then taken from the request.
      </p>
      {error !== undefined && <p class="error">{error}</p>}
      {[...rows, ...spares].map((row, index) => (
        <RowFieldset legend={`Requestable SSO URL ${index + 1}`} kind="endpoint" key={index}>
          <RowText name="endpointUrl" index={index} label="URL" value={row.url} />
          <RowText name="endpointIndex" index={index} label="Index" value={row.index} type="number" />
        </RowFieldset>
      ))}
      <button type="submit" name="go" value="add-endpoint" class="small" data-add-row="endpoint">
        Add Another<span class="visually-hidden"> requestable SSO URL</span>
      </button>
    </fieldset>
  );
}

/** As typed, without rows left empty. */
export function readEndpoints(form: Submitted): EndpointRow[] {
  const indexes = form.all('endpointIndex');
  return form
    .all('endpointUrl')
    .map((url, i) => ({ url, index: indexes[i] ?? '' }))
    .filter(({ url, index }) => url !== '' || index !== '');
}

/** For the organisation: an index left empty is none, which it refuses. */
export function endpointSettings(
  rows: readonly EndpointRow[],
): Pick<SamlSettings, 'acsEndpoints' | 'allowMultipleAcsEndpoints'> {
  const acsEndpoints = rows.map(({ url, index }) => ({ url, index: index === '' ? Number.NaN : Number(index) }));
  return { acsEndpoints, allowMultipleAcsEndpoints: acsEndpoints.length > 0 };
}
