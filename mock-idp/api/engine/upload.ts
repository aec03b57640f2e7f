import { invalid } from './error.ts';
import type { Call } from './route.ts';

/** The file of that name in a `multipart/form-data` body. */
export async function readUpload({ body, contentType }: Call, name: string): Promise<Buffer> {
  const missing = () => invalid(name, `${name}: The field cannot be left blank`);
  if (!Buffer.isBuffer(body)) throw missing();
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  const file = form?.get(name);
  if (!(file instanceof Blob)) throw missing();
  return Buffer.from(await file.arrayBuffer());
}
