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

/** Why the books did not open, as `openApp` answers it. */
export type OpenFailure = { code: string; pid?: number; host?: string };

/** Says in words why the books did not open, and what to do next. */
export function openErrorWords(
  failure: OpenFailure,
  { locale, dataFolder }: { locale: string; dataFolder: string },
): { title: string; text: string } {
  const { openErrors, hosts } = hostWords(locale);
  const texts: Readonly<Record<string, string>> = openErrors;
  const hostNames: Readonly<Record<string, string>> = hosts;
  const host = failure.host ?? '';
  return {
    title: openErrors.title,
    text: (texts[failure.code] ?? openErrors.unknown)
      .replace('{{folder}}', () => dataFolder)
      .replace('{{host}}', () => hostNames[host] ?? host)
      .replace('{{pid}}', () => String(failure.pid ?? '?')),
  };
}
