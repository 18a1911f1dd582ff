/** Reads papers back, for tests: the words of a definition before it is laid out, and the bones of a finished PDF. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** All texts of a paper in reading order: content, then head and foot of the second page of three, then the mark across it. Blanks that do not break are given as blanks. */
export function wordsOf(definition: TDocumentDefinitions): string[] {
  const { content, header, footer, watermark } = definition;
  const size = { width: 595, height: 842, orientation: 'portrait' as const };
  const around = [header, footer].map((part) => (typeof part === 'function' ? part(2, 3, size) : part));
  const mark = typeof watermark === 'object' ? watermark.text : watermark;
  return [content, ...around, mark]
    .flatMap(textsIn)
    .map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '))
    .filter((text) => text !== '');
}

/** The contents of all QR codes of a paper. */
export function codesOf(definition: TDocumentDefinitions): string[] {
  return nodesIn(definition.content).flatMap((node) => ('qr' in node ? [String(node['qr'])] : []));
}

/** All tables of a paper, outermost first. */
export function tablesOf(definition: TDocumentDefinitions): Record<string, unknown>[] {
  return nodesIn(definition.content).flatMap((node) => (isRecord(node['table']) ? [node['table']] : []));
}

/** How many pages a PDF has. The layout engine writes page objects uncompressed. */
export function pageCountOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

/** An entry of a PDF's document information ("Title", "Author"), or null. */
export function infoOf(pdf: Uint8Array, name: string): string | null {
  const file = Buffer.from(pdf).toString('latin1');
  const reference = new RegExp(String.raw`/${name} (\d+) 0 R`).exec(file)?.[1];
  const found = new RegExp(String.raw`\n${reference} 0 obj\n\(((?:\\.|[^\\)])*)\)`, 's').exec(file);
  const raw = found?.[1]?.replaceAll(/\\(.)/gs, '$1');
  if (raw === undefined) return null;
  // A byte order mark tells UTF-16 (PDF 32000-1, 7.9.2.2).
  return raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
}

function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (!isRecord(part)) return [];
  if (Array.isArray(part['text'])) return [part['text'].flatMap(textsIn).join('')];
  return childrenOf(part).flatMap(textsIn);
}

function nodesIn(part: unknown): Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap(nodesIn);
  if (!isRecord(part)) return [];
  return [part, ...childrenOf(part).flatMap(nodesIn)];
}

function childrenOf(node: Record<string, unknown>): unknown[] {
  const body = isRecord(node['table']) ? node['table']['body'] : undefined;
  return [node['text'], node['stack'], node['columns'], body].filter((child) => child !== undefined);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
