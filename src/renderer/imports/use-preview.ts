import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { ImportKind, ImportPreview } from '#contract/imports';
import type { CarriedFile } from '#contract/values';
import { client, orpc } from '#renderer/api';

import type { Choices } from './reading.ts';

/** A file that was chosen; the id stands for its content where that is too long to be compared. */
export type ChosenFile = CarriedFile & { id: string };

export type ImportSource = { kind: ImportKind; file: ChosenFile; choices: Choices };

/** What the host gets of a source. */
export function inputOf({ kind, file, choices }: ImportSource) {
  const { name, mediaType, base64 } = file;
  const { mapping, decisions, ...others } = choices;
  return {
    kind,
    file: { name, mediaType, base64 },
    ...others,
    ...(mapping !== undefined && { mapping: { ...mapping } }),
    ...(Object.keys(decisions).length > 0 && { decisions: { ...decisions } }),
  };
}

/**
 * The dry run of a file: columns, what would happen, problems. While it is made anew the one before stays. What is decided row by row
 * is counted here (`countsAfter`): the whole file is not read again for each of a hundred decisions.
 */
export function usePreview({ kind, file, choices: chosen }: ImportSource) {
  const choices = { ...chosen, decisions: {} };
  return useQuery<ImportPreview>({
    queryKey: [...orpc.imports.preview.key(), { fileId: file.id, kind, choices }],
    queryFn: ({ signal }) => client.imports.preview(inputOf({ kind, file, choices }), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    // What the books hold decides what a run would do.
    staleTime: 0,
    gcTime: 60_000,
  });
}
