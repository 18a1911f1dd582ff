/** Names and kinds of files that came from outside: plain, and harmless on any system. */

const longestName = 255;
/** Signs that a file system forbids somewhere, and signs that turn the direction of reading: "invoice_fdp.exe" can look like "invoice_exe.pdf". */
const unsafeSigns = /[<>:"|?*\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The last part of a path as a name that every system can keep; 'file' where nothing of it is left. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  // Windows cuts points and blanks at the end, and a name of points alone is a folder.
  const safe = last
    .replaceAll(unsafeSigns, '_')
    .trim()
    .replace(/[. ]+$/, '');
  if (safe === '') return 'file';
  const named = deviceName.test(safe) ? `_${safe}` : safe;
  return named.length <= longestName ? named : shortened(named);
}

/** Cuts in the middle, so that the ending stays. */
function shortened(name: string): string {
  const ending = /\.[^.]{1,20}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, longestName - ending.length)}${ending}`.toWellFormed();
}

const unknownType = 'application/octet-stream';

/** The kind that a file is said to be, without parameters; what is no kind is unknown. It is kept to be shown, never to be trusted. */
export function plainMediaType(mediaType: string): string {
  const [type = ''] = mediaType.toLowerCase().split(';', 1);
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/.test(type.trim())
    ? type.trim()
    : unknownType;
}

/** How the files that a host may show begin (their specifications); a text, a page or a drawing may hold a script and is never shown. */
const showable: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [0x47, 0x49, 0x46, 0x38],
};

/** The kind under which a file is handed out: as it is said to be where its first bytes prove it, else one that hosts only save. */
export function provenMediaType(mediaType: string, content: Uint8Array): string {
  const start = showable[mediaType];
  return start?.every((byte, index) => content[index] === byte) === true ? mediaType : unknownType;
}
