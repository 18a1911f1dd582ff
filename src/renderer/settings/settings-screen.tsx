import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { Settings } from '#contract/settings';
import { orpc } from '#renderer/api';
import { Loaded, Page, Sections, useUrlState } from '#renderer/ui';

import { BackupsSection } from './backups-section.tsx';
import { BooksSection } from './books-section.tsx';
import { CompanySection } from './company-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { PapersSection } from './papers-section.tsx';
import { SeriesSection } from './series-section.tsx';
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
  const links = [
    ...sections.map((name) => ({ to: '/settings', section: name, label: t(`section.${name}`) })),
    { to: '/till/setup', label: t('section.till') },
  ];
  return (
    <Page title={t('title')}>
      <Sections label={t('sections')} links={links} current={section}>
        <Loaded query={settings}>{(data) => <SectionOf key={section} section={section} settings={data} />}</Loaded>
      </Sections>
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
