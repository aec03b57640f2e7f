import { expect, it } from 'vitest';
import { listenForFetches, serveUntrusted } from './outbound-listener.ts';

it('sees who comes', async () => {
  const listener = await listenForFetches();
  expect(listener.fetched()).toEqual([]);
  await fetch(`${listener.url}?general`);
  expect(listener.fetched()).toEqual(['/?general']);
  await listener.close();
});

it('serves what a careful client does not take', async () => {
  const server = await serveUntrusted('<document/>');
  await expect(fetch(server.url)).rejects.toThrow();
  expect(server.fetched()).toEqual([]);
  await server.close();
});
