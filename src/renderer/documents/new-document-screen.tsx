import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';

import type { Document } from '#contract/documents';
import type { Settings } from '#contract/settings';
import { documentKinds } from '#domain/documents';
import type { DocumentKind } from '#domain/documents';
import { failureOf, newId, orpc } from '#renderer/api';
import { Loaded, usePathId, useUrlState } from '#renderer/ui';

import { DocumentEditor } from './document-editor.tsx';
import { newEditorState, stateOfDocument } from './editor-state.ts';

const address = z.object({
  kind: z.enum(documentKinds).catch('invoice'),
  contactId: z.string().catch(''),
  /** The id that the draft will have: a reload finds what was saved by itself. */
  draft: z.string().catch(''),
});

/** A new invoice or credit note: `/documents/new`, also with `?contactId=` and `?kind=creditNote`. */
export function NewDocumentScreen() {
  const [{ kind, contactId, draft }, change] = useUrlState(address);
  // An id that was made here belongs to no draft yet, so the host need not be asked for it.
  const [made, setMade] = useState('');
  const make = (id: string) => {
    setMade(id);
    change({ draft: id });
  };
  if (draft === '') return <NewDraftId onMade={make} />;
  const fresh = { kind, contactId: contactId === '' ? null : contactId };
  return <OpenDraft key={draft} id={draft} fresh={fresh} isMadeHere={draft === made} />;
}

function NewDraftId({ onMade }: { onMade: (id: string) => void }) {
  const make = useEffectEvent(onMade);
  useEffect(() => make(newId()), []);
  return null;
}

/** A draft that exists: `/documents/$id/edit`. */
export function EditDocumentScreen() {
  const id = usePathId();
  return <OpenDraft key={id} id={id} fresh={null} isMadeHere={false} />;
}

type Fresh = { kind: DocumentKind; contactId: string | null };

type OpenDraftProps = {
  id: string;
  /** How the form begins when there is no such draft yet; null: then there must be one. */
  fresh: Fresh | null;
  isMadeHere: boolean;
};

/** Reads the draft as it is now, never as it was remembered, and opens the form on it. */
function OpenDraft({ id, fresh, isMadeHere }: OpenDraftProps) {
  const [reading, setReading] = useState(0);
  const settings = useQuery(orpc.settings.get.queryOptions());
  const draft = useQuery({
    queryKey: ['draft', id, reading],
    queryFn: () => readDraftDocument(id, fresh !== null),
    staleTime: Infinity,
    ...(isMadeHere && reading === 0 && { initialData: null }),
    gcTime: 0,
  });
  return (
    <Loaded query={settings}>
      {(known) => (
        <Loaded query={draft}>
          {(document) => (
            <Opened
              key={reading}
              {...{ id, document, fresh }}
              settings={known}
              onReload={() => setReading(reading + 1)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type OpenedProps = Start & { id: string; onReload: () => void };

function Opened({ id, document, fresh, settings, onReload }: OpenedProps) {
  const navigate = useNavigate();
  const [start] = useState(() => startOf({ document, fresh, settings }));
  const isIssued = document?.status === 'issued';
  useEffect(() => {
    if (isIssued) void navigate({ to: `/documents/${id}`, replace: true });
  }, [isIssued, id, navigate]);
  if (isIssued) return null;
  return <DocumentEditor id={id} {...start} settings={settings} onReload={onReload} />;
}

async function readDraftDocument(id: string, mayBeMissing: boolean): Promise<Document | null> {
  try {
    return await orpc.documents.get.call({ id });
  } catch (error) {
    if (mayBeMissing && failureOf(error).code === 'DOCUMENT_NOT_FOUND') return null;
    throw error;
  }
}

type Start = { document: Document | null; fresh: Fresh | null; settings: Settings };

function startOf({ document, fresh, settings }: Start) {
  if (document !== null) {
    return {
      start: stateOfDocument(document, newId),
      version: document.version,
      correctsNumber: document.correctsNumber,
    };
  }
  const { kind, contactId } = fresh ?? { kind: 'invoice', contactId: null };
  const { priceMode } = settings.company;
  return { start: newEditorState({ kind, contactId, priceMode, lineKey: newId() }), version: 0, correctsNumber: null };
}
