import german from '#resources/locales/de/hosts.json' with { type: 'json' };
import english from '#resources/locales/en/hosts.json' with { type: 'json' };

/** The few words that a host says itself: when the books do not open, and in the menu. */
export type HostWords = typeof english;

/**
 * Gives the words for a locale (BCP 47, `de-AT`); English where a language has no catalogue.
 */
export function hostWords(locale: string): HostWords {
  return locale.toLowerCase().split(/[-_]/, 1)[0] === 'de' ? german : english;
}

/** Says in words why the books did not open, and what to do next. `code` is what `openApp` answers, or unknown. */
export function openErrorWords(
  { code }: { code: string },
  { locale, dataFolder }: { locale: string; dataFolder: string },
): { title: string; text: string } {
  const { openErrors } = hostWords(locale);
  const texts: Readonly<Record<string, string>> = openErrors;
  return {
    title: openErrors.title,
    text: (texts[code] ?? openErrors.unknown).replace('{{folder}}', () => dataFolder),
  };
}
