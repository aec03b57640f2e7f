import type { ServerResponse } from 'node:http';

export interface DoorRefusal {
  status: number;
  code: string;
  path: string;
  message: string;
  remedy: string;
}

/** Refuses before there is an organisation to answer, in the control API's shape. */
export function refuseAtDoor(response: ServerResponse, { status, code, message, path, remedy }: DoorRefusal): void {
  const body = JSON.stringify({ error: { code, message, problems: [{ path, message, remedy }] } });
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .end(body);
}
