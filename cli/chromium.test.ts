import { expect, it } from 'vitest';
import { needChromium } from './chromium.ts';

/** Any file that can be run does for a browser here. */
const found = { PLAYWRIGHT_CHROMIUM_EXECUTABLE: process.execPath };

it('a browser with a window needs a display, and the sentence says what to do without one', () => {
  expect(() => needChromium(found, true, 'linux')).toThrow(/no display .* leave it out, or put "xvfb-run -a" before/);
  expect(needChromium({ ...found, DISPLAY: ':99' }, true, 'linux')).toBe(process.execPath);
  expect(needChromium({ ...found, WAYLAND_DISPLAY: 'wayland-0' }, true, 'linux')).toBe(process.execPath);
});

it('elsewhere, or without a window, nothing asks for one', () => {
  expect(needChromium(found, true, 'darwin')).toBe(process.execPath);
  expect(needChromium(found, false, 'linux')).toBe(process.execPath);
});
