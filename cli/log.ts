/** A sentence of ours; a stack belongs to whoever debugs, and says no more to a person. */
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What a party that serves people says of itself: only what went wrong, each time in one line of the error output. */
export const partyLog = {
  info: () => undefined,
  warn: (_fields: object, message: string) => console.error(message),
  error: (fields: object, message: string) => {
    const cause = Object.entries(fields).find(([name]) => name === 'err' || name === 'error')?.[1];
    console.error(cause === undefined ? message : `${message} ${sentence(cause)}`);
  },
};
