import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Settings } from '#contract/settings';
import { orpc } from '#renderer/api';
import { Loaded, Page, TextLink, useUrlState } from '#renderer/ui';

import { BackupsSection } from './backups-section.tsx';
import { BooksSection } from './books-section.tsx';
import { CompanySection } from './company-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { PapersSection } from './papers-section.tsx';
import { SeriesSection } from './series-section.tsx';
import classes from './settings.module.css';
import { TagsSection } from './tags-section.tsx';
import { TaxSection } from './tax-section.tsx';

const sections = ['company', 'papers', 'taxes', 'numbers', 'books', 'fields', 'tags', 'backups'] as const;
type Section = (typeof sections)[number];

const stateSchema = z.object({ section: z.enum(sections).catch('company') });

/** The company and what it prints, taxes and counts by, how contacts are organised, and copies of everything; one section at a time. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const [{ section }] = useUrlState(stateSchema);
  const settings = useQuery(orpc.settings.get.queryOptions());
  return (
    <Page title={t('title')}>
      <div className={classes['layout']}>
        <nav aria-label={t('sections')}>
          <ul className={classes['sections']}>
            {sections.map((name) => (
              <li key={name}>
                <TextLink
                  to="/settings"
                  search={{ section: name }}
                  underline="never"
                  className={classes['section']}
                  data-current={name === section}
                  aria-current={name === section ? 'page' : undefined}
                >
                  {t(`section.${name}`)}
                </TextLink>
              </li>
            ))}
            <li>
              <TextLink to="/till/setup" underline="never" className={classes['section']}>
                {t('section.till')}
              </TextLink>
            </li>
          </ul>
        </nav>
        <div className={classes['content']}>
          <Loaded query={settings}>{(data) => <SectionOf key={section} section={section} settings={data} />}</Loaded>
        </div>
      </div>
    </Page>
  );
}

function SectionOf({ section, settings }: { section: Section; settings: Settings }) {
  switch (section) {
    case 'company':
      return <CompanySection settings={settings} />;
    case 'papers':
      return <PapersSection settings={settings} />;
    case 'taxes':
      return <TaxSection settings={settings} />;
    case 'numbers':
      return <SeriesSection settings={settings} />;
    case 'books':
      return <BooksSection settings={settings} />;
    case 'fields':
      return <FieldsSection />;
    case 'tags':
      return <TagsSection />;
    case 'backups':
      return <BackupsSection />;
  }
}
