import type { CarriedFile } from '#contract/values';

import { desktop } from './connection.ts';

const longestUseMs = 60_000;

/**
 * Shows a file that came inside an answer: a PDF in a new tab of the browser, everything else (and all in the desktop window,
 * whose host saves it) as a download under its name.
 */
export function openFile(file: CarriedFile): void {
  const url = URL.createObjectURL(new Blob([bytesOf(file.base64)], { type: file.mediaType }));
  const isShownInTab = file.mediaType === 'application/pdf' && desktop() === undefined;
  // A blocked pop-up answers null: then the file is saved instead, so that it is never lost.
  if (!isShownInTab || window.open(url, '_blank') === null) download(url, file.name);
  setTimeout(() => URL.revokeObjectURL(url), longestUseMs);
}

/** Reads a file that the user chose into the form in which it travels. */
export async function carry(file: File): Promise<CarriedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, mediaType: file.type, base64: base64Of(bytes) };
}

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

function base64Of(bytes: Uint8Array): string {
  // In slices, because a call takes only so many arguments.
  const slice = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += slice) {
    binary += String.fromCharCode(...bytes.subarray(start, start + slice));
  }
  return btoa(binary);
}
