/** The language of a paper: the receiver's where papers have words in it, else the company's. */
import type { Company } from '#contract/settings';

const languages: readonly Company['language'][] = ['en', 'de'];

/** What papers speak for a BCP 47 tag: "de-AT" is 'de'; undefined when the tag is empty or papers have no words in its language. */
export function paperLanguageOf(tag: string): Company['language'] | undefined {
  const [primary = ''] = tag.toLowerCase().split('-');
  return languages.find((language) => language === primary);
}

/** The company as it writes in another language: days and figures as that language writes them in the company's own region. */
export function writingIn<Writer extends Pick<Company, 'language' | 'locale'>>(
  company: Writer,
  language: Company['language'] | undefined,
): Writer {
  if (language === undefined || language === company.language) return company;
  return { ...company, language, locale: new Intl.Locale(company.locale, { language }).toString() };
}
