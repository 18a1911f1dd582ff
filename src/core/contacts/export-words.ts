/** The headings of exported contacts, in the company's language. */
import germanImports from '#resources/locales/de/imports.json' with { type: 'json' };
import germanLists from '#resources/locales/de/contact-lists.json' with { type: 'json' };
import germanPapers from '#resources/locales/de/papers.json' with { type: 'json' };
import englishImports from '#resources/locales/en/imports.json' with { type: 'json' };
import englishLists from '#resources/locales/en/contact-lists.json' with { type: 'json' };
import englishPapers from '#resources/locales/en/papers.json' with { type: 'json' };
import type { Company } from '#contract/settings';

type Language = Company['language'];

/** `fields`: as an import knows them; `columns` and `roles`: as the list shows them. */
const words = {
  en: { fields: englishImports.field, columns: englishLists.field, roles: englishLists.role, ...englishPapers },
  de: { fields: germanImports.field, columns: germanLists.field, roles: germanLists.role, ...germanPapers },
} as const;

export type ExportWords = (typeof words)[Language];

export function exportWords(language: Language): ExportWords {
  return words[language];
}
