/** Reads the text of the PDF files that the program makes: text is glyph numbers, and each font says which letters they are. */
import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<string, string>;

/** The text of a PDF of the program, in the order in which it is drawn, without the spaces between its parts. */
export function textOfPdf(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  const fonts = fontsOf(objects);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\b/.test(object));
  return pages
    .map((page) => streamOf(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1]))
    .map((content) => drawn(content, fonts))
    .join('\n');
}

function objectsOf(bytes: Buffer): Objects {
  const found = new Map<string, string>();
  for (const [, id = '', body = ''] of bytes.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) {
    found.set(id, body);
  }
  return found;
}

function streamOf(objects: Objects, id = ''): string {
  const [head = '', ...rest] = (objects.get(id) ?? '').split('stream\n');
  const body = Buffer.from(rest.join('stream\n').replace(/\nendstream$/, ''), 'latin1');
  return (head.includes('FlateDecode') ? inflateSync(body) : body).toString('latin1');
}

type Letters = ReadonlyMap<number, string>;

/** Which letters the glyphs of each font are, by the name under which pages call it. */
function fontsOf(objects: Objects): ReadonlyMap<string, Letters> {
  const fonts = new Map<string, Letters>();
  for (const object of objects.values()) {
    for (const [, name = '', id = ''] of object.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
      if (unicode !== undefined) fonts.set(name, lettersOf(streamOf(objects, unicode)));
    }
  }
  return fonts;
}

function lettersOf(map: string): Letters {
  const letters = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([\da-f]+)> <[\da-f]+> \[([^\]]*)\]/gi)) {
    for (const [index, [, code = '']] of [...list.matchAll(/<([\da-f ]+)>/gi)].entries()) {
      letters.set(Number.parseInt(first, 16) + index, String.fromCharCode(...fours(code)));
    }
  }
  return letters;
}

function fours(hex: string): number[] {
  return (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 16));
}

function drawn(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let letters: Letters = new Map();
  let text = '';
  for (const [, font, strings] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? new Map();
    const glyphs = [...(strings ?? '').matchAll(/<([\da-f]*)>/gi)].flatMap(([, hex = '']) => fours(hex));
    text += glyphs.map((glyph) => letters.get(glyph) ?? '').join('');
  }
  return text;
}
