import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

import type { TillSettings } from '#contract/till';
import { orpc } from '#renderer/api';
import { Allowed, TillPlaces } from '#renderer/till/parts';
import { PrintQueueNotice } from '#renderer/till/print-queue';
import { Loaded, Page, Sections, useUrlState } from '#renderer/ui';

import { BarcodesSection } from './barcodes-section.tsx';
import { FavouritesSection } from './favourites-section.tsx';
import { RegistersSection } from './registers-section.tsx';
import { SellingSection } from './selling-section.tsx';
import classes from './setup.module.css';

const sections = ['registers', 'selling', 'barcodes', 'favourites'] as const;
type Section = (typeof sections)[number];

const address = z.object({ section: z.enum(sections).catch('registers') });

/** How the till works: registers with their printers, tenders, barcodes, favourites: `/till/setup`. */
export function TillSetupScreen() {
  const { t } = useTranslation('tillOffice');
  const [{ section }] = useUrlState(address);
  const settings = useQuery(orpc.till.settings.queryOptions());
  const links = sections.map((name) => ({ to: '/till/setup', section: name, label: t(`setup.section.${name}`) }));
  return (
    <Page title={t('setup.title')} layout="fill">
      <TillPlaces>
        <PrintQueueNotice />
      </TillPlaces>
      <Allowed permission="till.manage">
        <div className={classes['scroll']}>
          <Sections label={t('setup.sections')} links={links} current={section}>
            <Loaded query={settings}>{(data) => <SectionOf key={section} section={section} settings={data} />}</Loaded>
          </Sections>
        </div>
      </Allowed>
    </Page>
  );
}

function SectionOf({ section, settings }: { section: Section; settings: TillSettings }) {
  switch (section) {
    case 'registers':
      return <RegistersSection />;
    case 'selling':
      return <SellingSection settings={settings} />;
    case 'barcodes':
      return <BarcodesSection settings={settings} />;
    case 'favourites':
      return <FavouritesSection settings={settings} />;
  }
}
