import { SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SoldItem } from '#contract/price-lists';
import { orpc } from '#renderer/api';
import { Decimal, TextLink } from '#renderer/ui';

import { useDesk } from './desk.ts';
import classes from './favourites.module.css';
import { withSoftHyphens } from './soft-hyphens.ts';
import { tilesOf } from './tiles.ts';
import type { Tile } from './tiles.ts';

const manyItems = 16;
const everything = '';

/** The items of the grid, to be pressed; by category when there are many. `isBelow` something else an empty grid says nothing. */
export function Favourites({ isBelow = false }: { isBelow?: boolean }) {
  const { t } = useTranslation('till');
  const { cart, may } = useDesk();
  const [category, setCategory] = useState(everything);
  const { data } = useQuery(orpc.till.favourites.queryOptions({ input: { contactId: cart.contact?.id ?? null } }));
  if (data === undefined) return null;
  const { items } = data;
  if (items.length === 0 && isBelow) return null;
  if (items.length === 0) {
    return (
      <div className={classes['welcome']}>
        <Text fw={600}>{t('favourites.scan')}</Text>
        <Text size="sm" c="dimmed">
          {t('favourites.empty')}
        </Text>
        {may('till.manage') && <TextLink to="/till/setup">{t('favourites.choose')}</TextLink>}
      </div>
    );
  }
  const categories = [...new Set(items.map((item) => item.category))].filter((each) => each !== '');
  const isSplit = items.length > manyItems && categories.length > 1;
  const chosen = isSplit && categories.includes(category) ? category : everything;
  const shown = chosen === everything ? items : items.filter((item) => item.category === chosen);
  return (
    <>
      {isSplit && (
        <div className={classes['categories']}>
          <SegmentedControl
            size="md"
            aria-label={t('favourites.category')}
            value={chosen}
            data={[
              { value: everything, label: t('favourites.all') },
              ...categories.map((each) => ({ value: each, label: each })),
            ]}
            onChange={setCategory}
          />
        </div>
      )}
      <ul className={classes['grid']} aria-label={t('favourites.label')}>
        {tilesOf(shown).map((tile) => (
          <li key={tile.item.itemId}>
            <TileButton {...tile} />
          </li>
        ))}
      </ul>
    </>
  );
}

function TileButton({ item, whole, shown }: Tile<SoldItem>) {
  const { run, focusEntry, recording } = useDesk();
  return (
    <UnstyledButton
      className={classes['tile']}
      title={whole}
      disabled={recording.isBusy}
      onClick={() => {
        run({ kind: 'item', item, counted: {} });
        focusEntry();
      }}
    >
      <span className={classes['tileName']} aria-hidden={shown !== whole}>
        {withSoftHyphens(shown)}
      </span>
      {shown !== whole && <span className="cb-hidden">{whole}</span>}
      <span className={classes['tilePrice']}>
        <Decimal value={item.priceE4} minimumFractionDigits={2} />
      </span>
    </UnstyledButton>
  );
}
