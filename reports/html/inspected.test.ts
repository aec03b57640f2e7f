import { describe, expect, it } from 'vitest';
import { linesOf } from './inspected.tsx';

const meantIn = (text: string, spans: { start: number; end: number }[]) =>
  linesOf({ text, spans }).map((line) => line.filter(({ meant }) => meant).map((piece) => piece.text));

describe('what was inspected', () => {
  it('is shown one tag a line, with the spot that is meant cut out', () => {
    const text = '<a x="1"><b y="2"/></a>';
    expect(linesOf({ text, spans: [{ start: 12, end: 17 }] })).toEqual([
      [{ text: '<a x="1">', meant: false }],
      [
        { text: '  <b ', meant: false },
        { text: 'y="2"', meant: true },
        { text: '/>', meant: false },
      ],
      [{ text: '</a>', meant: false }],
    ]);
  });

  it('may have several spots, and one that goes over lines', () => {
    expect(
      meantIn('one two three', [
        { start: 0, end: 3 },
        { start: 8, end: 13 },
      ]),
    ).toEqual([['one', 'three']]);
    expect(meantIn('one\ntwo\nthree', [{ start: 2, end: 9 }])).toEqual([['e'], ['two'], ['t']]);
  });

  it('may have none', () => {
    expect(meantIn('<a/>', [])).toEqual([[]]);
  });
});
