import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PriceList } from '#contract/price-lists';
import { orpc, useCommand } from '#renderer/api';
import { useMay } from '#renderer/till/parts';
import { Badge, EmptyState, Loaded, offerUndo, Page, useNeighbours, usePathId } from '#renderer/ui';
import type { Action } from '#renderer/ui';

import { PriceListDialog } from './price-list-dialog.tsx';
import { PriceTable } from './price-table.tsx';

/** One price list with what it asks for each item: `/price-lists/$id`. */
export function PriceListScreen() {
  const { t } = useTranslation('priceLists');
  const id = usePathId();
  const query = useQuery(orpc.priceLists.list.queryOptions());
  const priceList = query.data?.priceLists.find((each) => each.id === id);
  const back = { to: '/price-lists', label: t('back') };
  if (priceList !== undefined) return <PriceListView key={id} priceList={priceList} back={back} />;
  return (
    <Page title={t('title')} back={back}>
      <Loaded query={query}>
        {() => <EmptyState title={t('gone.title')} text={t('gone.text')} primary={{ label: t('back'), to: back.to }} />}
      </Loaded>
    </Page>
  );
}

function PriceListView({ priceList, back }: { priceList: PriceList; back: { to: string; label: string } }) {
  const { t } = useTranslation(['priceLists', 'common']);
  const [isEditing, setIsEditing] = useState(false);
  const archive = useArchive(priceList);
  const mayWrite = useMay()('prices.write');
  const edit: Action = {
    label: t('common:edit'),
    icon: <IconPencil size={16} />,
    keys: 'e',
    onClick: () => setIsEditing(true),
  };
  return (
    <Page
      title={priceList.name}
      count={priceList.priceCount}
      badge={priceList.isArchived ? <Badge tone="neutral">{t('common:archived')}</Badge> : undefined}
      subtitle={`${t('modeLabel')}: ${t(`mode.${priceList.priceMode}`)}`}
      layout="fill"
      back={back}
      neighbours={useNeighbours('/price-lists', priceList.id)}
      secondary={mayWrite ? [edit] : []}
      more={mayWrite ? [archive] : []}
    >
      <PriceTable priceList={priceList} />
      {isEditing && <PriceListDialog priceList={priceList} onClose={() => setIsEditing(false)} />}
    </Page>
  );
}

function useArchive(priceList: PriceList): Action {
  const { t } = useTranslation(['priceLists', 'common']);
  const command = useCommand(orpc.priceLists.save);
  const { isArchived } = priceList;
  const put = async ({ id, version, name, priceMode }: PriceList, next: boolean) => {
    const saved = await command.run({ id, version, name, priceMode, isArchived: next });
    if (!saved.ok) return;
    offerUndo({ message: t(next ? 'archived' : 'restored', { name }), undo: () => void put(saved.value, !next) });
  };
  return {
    label: t(isArchived ? 'common:restore' : 'common:archive'),
    icon: isArchived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />,
    isDisabled: command.isRunning,
    onClick: () => void put(priceList, !isArchived),
  };
}
