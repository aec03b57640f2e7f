import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { App } from '../../org/index.ts';
import type { WireMessage } from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import { originOf, sendPage } from '../pages/respond.ts';
import type { Views } from '../views.ts';

/** A field named `submit` would hide the form's own method, so the script does not ask the form for it. */
const submitScript = 'HTMLFormElement.prototype.submit.call(document.getElementById("appForm"))';
const scriptDigest = createHash('sha256').update(submitScript).digest('base64');
/** A fault may keep the browser waiting, but not for ever. */
const longestDelayMs = 120_000;

/** Waits, within reason: somebody who closes the IdP meanwhile does not wait for it. */
export function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, longestDelayMs)).unref();
  });
}

/** Sends the page whose form carries a message to an app. */
export async function deliver(face: Face, response: ServerResponse, app: App, message: WireMessage): Promise<void> {
  return sendDelivery(await face.views(), response, app.label, message);
}

/** The same from wherever there are views. */
export async function sendDelivery(
  views: Pick<Views, 'delivery'>,
  response: ServerResponse,
  appLabel: string,
  message: Omit<WireMessage, 'xml'>,
): Promise<void> {
  if (message.delayMs !== undefined && message.delayMs > 0) await waitFor(message.delayMs);
  const html = views.delivery({ appLabel, message, script: submitScript });
  sendPage(response, html, { formAction: originOf(message.action), scriptDigest });
}
