/** A request that ends in a page instead of an answer: words for the person, and a line for engineers. */
export interface RefusalDetail {
  check: string;
  clause?: string;
  message: string;
  requestId?: string;
  /** Id of the exchange in the trace. */
  exchange?: string;
}

/** Thrown by routes; the face's error handler draws the page. */
export class PageRefusal extends Error {
  override readonly name = 'PageRefusal';
  readonly status: number;
  readonly title: string;
  readonly description: string;
  readonly detail: RefusalDetail | undefined;

  constructor(status: number, title: string, description: string, detail?: RefusalDetail) {
    super(detail?.message ?? description);
    this.status = status;
    this.title = title;
    this.description = description;
    this.detail = detail;
  }
}

/** Okta's "400 Bad Request". */
export function badRequest(detail: RefusalDetail): PageRefusal {
  return new PageRefusal(400, '400 Bad Request', 'Your request resulted in an error.', detail);
}

/** Okta's page for what is not there. */
export function pageNotFound(detail?: RefusalDetail): PageRefusal {
  const description = 'The page you are looking for might have been removed or had its address changed.';
  return new PageRefusal(404, 'Page Not Found', description, detail);
}

/** Okta's page for somebody who is not assigned: the SP never hears of it. */
export function notAssigned(appLabel: string, detail: RefusalDetail): PageRefusal {
  const description =
    `Sorry, you cannot access ${appLabel} because you are not assigned this app in Okta. ` +
    "If you're wondering why this is happening, please contact your administrator.";
  return new PageRefusal(403, '403 App Not Assigned', description, detail);
}
