/**
 * Reasons for which a logout message is refused, beside those of any message (`signature_missing` and the like); the last
 * one is for a Response that comes after the logout.
 */
export const logoutReasonCodes = [
  'logout_message_unexpected',
  'logout_version_unsupported',
  'logout_id_invalid',
  'logout_issue_instant_invalid',
  'logout_issuer_mismatch',
  'logout_destination_mismatch',
  'logout_expired',
  'logout_name_id_invalid',
  'logout_session_index_invalid',
  'logout_replayed',
  'logout_response_unsolicited',
  'logout_status_not_success',
  'session_logged_out',
] as const;

export type LogoutReasonCode = (typeof logoutReasonCodes)[number];
