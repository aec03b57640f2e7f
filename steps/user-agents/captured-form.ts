/** A form that carries a SAML message, as the page held it. */
export interface CapturedForm {
  method: 'GET' | 'POST';
  action: string;
  /** In document order, line ends as a browser sends them. */
  fields: readonly (readonly [name: string, value: string])[];
  /** The page that carried the form: the initiator of the POST. */
  from: string;
}
