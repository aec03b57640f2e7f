import express from 'express';
import helmet from 'helmet';
import { expect, test } from 'vitest';
import { listen } from '../listen.ts';
import { createRouter, type Request, type Route } from './index.ts';
import { protectiveHeaders } from './protective-headers.ts';

async function answers(routes: readonly Route[], asked: readonly [method: string, path: string][]): Promise<string[]> {
  const route = createRouter(routes, 1000);
  const listener = await listen('127.0.0.1', 0, 'port');
  listener.serve(async (request, response) => {
    const found = await route(request, response).catch((error: Error) => `${error.name} ${error.message}`);
    if (found !== true) response.end(String(found));
  });
  const told: string[] = [];
  for (const [method, path] of asked) told.push(await (await fetch(listener.url + path, { method })).text());
  await listener.close();
  return told;
}

const tell =
  (name: string): Route[2] =>
  (request: Request, response) =>
    void response.end(`${name} ${JSON.stringify(request.params)} ${request.rawQuery}`);

test('the first route that fits is taken, its named steps decoded, case and a last slash aside', async () => {
  const routes: Route[] = [
    ['get', '/app/:name/:key/sso', tell('sso')],
    ['get', '/app/:name/home', tell('home')],
    ['post', '/app/:name/home', tell('posted')],
    ['get', '/a.css', tell('file')],
  ];
  const asked: [string, string][] = [
    ['GET', '/app/a%20b/c/sso?x=%41'],
    ['GET', '/APP/x/HOME/'],
    ['POST', '/app/x/home'],
    ['GET', '/app//home'],
    ['GET', '/app/%E0%A4%A/home'],
    ['GET', '/axcss'],
    ['PUT', '/app/x/home'],
    ['GET', '/app/__proto__/home'],
  ];
  expect(await answers(routes, asked)).toEqual([
    'sso {"name":"a b","key":"c"} x=%41',
    'home {"name":"x"} ',
    'posted {"name":"x"} ',
    'false',
    'HttpProblem %E0%A4%A is no encoded text.',
    'false',
    'false',
    'home {"name":"__proto__"} ',
  ]);
});

test('the protective headers are those that helmet sets', async () => {
  const app = express().disable('x-powered-by');
  app.use(
    helmet({ contentSecurityPolicy: false, strictTransportSecurity: false, referrerPolicy: { policy: 'same-origin' } }),
  );
  app.use((_request, response) => void response.end());
  const listener = await listen('127.0.0.1', 0, 'port');
  listener.serve(app);
  const { headers } = await fetch(listener.url);
  await listener.close();
  const ofHttp = ['connection', 'content-length', 'date', 'keep-alive'];
  expect([...headers].filter(([name]) => !ofHttp.includes(name))).toEqual(protectiveHeaders);
});
