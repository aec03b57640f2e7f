import { describe, expect, it } from 'vitest';
import { marked, pretty } from './diff.ts';

describe('a message for people', () => {
  it('has one tag a line, indented', () => {
    expect(pretty('<?xml version="1.0"?><a><b>x</b><c/></a>')).toEqual([
      '<?xml version="1.0"?>',
      '<a>',
      '  <b>x</b>',
      '  <c/>',
      '</a>',
    ]);
  });

  it('survives what is not XML', () => {
    expect(pretty('</a></b> {"json": 1}')).toEqual(['</a>', '</b> {"json": 1}']);
  });

  it('marks exactly what differs', () => {
    const lines = marked('<a><b>new</b><c/></a>', '<a><b>old</b><c/></a>');
    expect(lines.filter(({ mark }) => mark !== 'same')).toEqual([
      { mark: 'removed', text: '  <b>old</b>' },
      { mark: 'added', text: '  <b>new</b>' },
    ]);
  });
});
