import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconStar, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SoldItem } from '#contract/price-lists';
import type { TillSettings } from '#contract/till';
import { client, orpc, useCommand } from '#renderer/api';
import {
  Decimal,
  EmptyState,
  FormSection,
  ItemPicker,
  Loaded,
  offerUndo,
  StepButton,
  useReadOrTell,
} from '#renderer/ui';

import { moved } from './order.ts';
import classes from './setup.module.css';

const most = 200;

/** The grid of the till: items picked and put in order, each change saved at once. */
export function FavouritesSection({ settings }: { settings: TillSettings }) {
  const { t } = useTranslation('tillOffice');
  const favourites = useQuery(orpc.till.favourites.queryOptions({ input: {} }));
  const command = useCommand(orpc.till.saveSettings);
  const readOrTell = useReadOrTell();
  // Shown at once; the host's list follows by the change notice.
  const [wanted, setWanted] = useState<{ ids: readonly string[]; version: number }>();
  const ids = wanted !== undefined && wanted.version >= settings.version ? wanted.ids : settings.favouriteItemIds;
  const put = async (next: readonly string[]) => {
    setWanted({ ids: next, version: Infinity });
    const saved = await command.run({ favouriteItemIds: [...next] });
    // What was wanted since then has its own answer.
    setWanted((last) => {
      if (last?.ids !== next) return last;
      return saved.ok ? { ids: saved.value.favouriteItemIds, version: saved.value.version } : undefined;
    });
  };
  const remove = ({ itemId, name }: SoldItem) => {
    const index = ids.indexOf(itemId);
    void put(ids.toSpliced(index, 1));
    const putBack = async () => {
      const now = await readOrTell(() => client.till.settings());
      if (now !== undefined) await put(now.favouriteItemIds.filter((id) => id !== itemId).toSpliced(index, 0, itemId));
    };
    offerUndo({ message: t('favourites.removed', { name }), undo: () => void putBack() });
  };
  return (
    <FormSection title={t('setup.section.favourites')} description={t('favourites.text')}>
      <ItemPicker
        label={t('favourites.add')}
        value=""
        disabled={ids.length >= most}
        onPick={({ id }) => {
          if (!ids.includes(id)) void put([...ids, id]);
        }}
      />
      <Loaded query={favourites}>
        {({ items }) => {
          const shown = ids.flatMap((id) => items.filter(({ itemId }) => itemId === id));
          return shown.length === 0 ? (
            <EmptyState
              icon={<IconStar size={22} />}
              title={t('favourites.emptyTitle')}
              text={t('favourites.emptyText')}
            />
          ) : (
            <FavouriteList
              items={shown}
              onMove={(index, step) => void put(moved(ids, index, step))}
              onRemove={remove}
            />
          );
        }}
      </Loaded>
    </FormSection>
  );
}

type FavouriteListProps = {
  items: readonly SoldItem[];
  onMove: (index: number, step: -1 | 1) => void;
  onRemove: (item: SoldItem) => void;
};

function FavouriteList({ items, onMove, onRemove }: FavouriteListProps) {
  const { t } = useTranslation(['tillOffice', 'common']);
  return (
    <ol className="cb-rows" aria-label={t('setup.section.favourites')}>
      {items.map((item, index) => (
        <li key={item.itemId}>
          <span className={classes['favourite']}>
            {item.name}
            <span className="cb-detail">{item.code}</span>
          </span>
          <Decimal value={item.priceE4} minimumFractionDigits={2} />
          <span className={classes['steps']}>
            <StepButton
              label={t('moveUp', { name: item.name })}
              isDisabled={index === 0}
              onClick={() => onMove(index, -1)}
            >
              <IconArrowUp size={15} />
            </StepButton>
            <StepButton
              label={t('moveDown', { name: item.name })}
              isDisabled={index === items.length - 1}
              onClick={() => onMove(index, 1)}
            >
              <IconArrowDown size={15} />
            </StepButton>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('favourites.remove', { name: item.name })}
              onClick={() => onRemove(item)}
            >
              <IconX size={15} />
            </ActionIcon>
          </span>
        </li>
      ))}
    </ol>
  );
}
