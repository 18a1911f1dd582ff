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

/** Reads a file that the user chose into the form in which it travels. The browser encodes it outside of the page's thread. */
export function carry(file: File): Promise<CarriedFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.addEventListener('load', () => {
      const dataUrl = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, mediaType: file.type, base64: dataUrl.slice(dataUrl.indexOf(',') + 1) });
    });
    reader.readAsDataURL(file);
  });
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
