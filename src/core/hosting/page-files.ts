import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the built pages, ready to be carried by a host. */
export type PageFile = {
  path: string;
  mediaType: string;
  /** Its name holds a hash of its content, so a browser may keep it for good. */
  isImmutable: boolean;
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Finds the file that a page address asks for. A path without an ending is a screen of the program and answers
 * index.html. Nothing outside the folder, no hidden file and no unknown type is ever given.
 * @param pathname the path of the address as it came, still percent-encoded
 * @returns undefined when there is no such file
 */
export async function findPageFile(pagesFolder: string, pathname: string): Promise<PageFile | undefined> {
  const segments = pageSegments(pathname);
  if (segments === undefined) return undefined;

  const isScreen = extname(segments.at(-1) ?? '') === '';
  const path = isScreen ? join(pagesFolder, 'index.html') : join(pagesFolder, ...segments);
  const mediaType = mediaTypes[extname(path).toLowerCase()];
  if (mediaType === undefined || !(await isFile(path))) return undefined;
  return { path, mediaType, isImmutable: segments[0] === 'assets' && !isScreen };
}

/** The plain names of a path, or undefined where one of them could lead out of the folder. */
export function pageSegments(pathname: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const segments = decoded.split('/').filter((segment) => segment !== '');
  // A leading dot is '..', '.' or a hidden file; a colon is a drive or a stream on Windows.
  const isPlain = segments.every((segment) => !segment.startsWith('.') && !/[\\:\0]/.test(segment));
  return isPlain ? segments : undefined;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
