/** A screenshot as a data URL. */
export interface Picture {
  source: string;
  caption: string;
}

/** Where a picture stands in the page. */
export const pictureId = (scenario: string, index: number): string => `${scenario}-picture-${index + 1}`;
