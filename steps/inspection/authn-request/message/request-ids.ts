import type { ReadDocument } from '../../document/read.ts';
import { type Attribute, attributeOf } from '../../document/tree.ts';
import type { Evidence } from '../../evidence.ts';

/** The ID of every request that can be read, in the order in which they were sent. */
export function requestIds({ requests }: Evidence): { id: Attribute; message: ReadDocument }[] {
  return requests.flatMap(({ message }) => {
    const id = 'unreadable' in message ? undefined : attributeOf(message.root, 'ID');
    return 'unreadable' in message || id === undefined ? [] : [{ id, message }];
  });
}
