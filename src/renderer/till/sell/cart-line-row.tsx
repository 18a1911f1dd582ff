import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconMinus, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal } from '#domain/money';
import { isGoods } from '#domain/till';
import { useFormats } from '#renderer/api';
import { DecimalInput, Money, Percent } from '#renderer/ui';

import { stepped } from './cart.ts';
import type { CartLine, FreeLine, ItemLine, ReturnLine } from './cart.ts';
import { listPrice, returnedLine, unitPrice } from './cart-totals.ts';
import { useDesk } from './desk.ts';
import { lineName } from './line-name.ts';
import classes from './line.module.css';
import panels from './panel.module.css';
import { useRemoveLine } from './use-remove-line.ts';

/** A line of the sale; the chosen one has its buttons. */
export function CartLineRow({ line, isSelected }: { line: CartLine; isSelected: boolean }) {
  const { t } = useTranslation('till');
  const { cart, store, computed, totals, focusEntry } = useDesk();
  const amounts = totals?.byKey.get(line.key);
  const isFaulty = !computed.ok && computed.error.key === line.key;
  const name = lineName(line, cart, t);
  const [row, setRow] = useState<HTMLLIElement | null>(null);
  useInView(isSelected ? row : null);
  return (
    <li ref={setRow} className={classes['line']} data-selected={isSelected} aria-current={isSelected}>
      <UnstyledButton
        className={classes['lineHead']}
        aria-expanded={isSelected}
        onClick={() => {
          store.dispatch({ type: 'select', key: isSelected ? null : line.key });
          focusEntry();
        }}
      >
        <span className={classes['lineName']}>{line.kind === 'return' ? <ReturnedName line={line} /> : name}</span>
        <span className={classes['lineAmount']}>
          {amounts !== undefined && <Money minor={amounts.netMinor} isBare />}
        </span>
        <span className={classes['lineDetail']}>
          <LineDetail line={line} />
        </span>
        <span className={classes['lineOther']}>
          {amounts !== undefined && amounts.otherMinor !== amounts.netMinor && (
            <>
              {t(totals?.priceMode === 'exclusive' ? 'cart.withTax' : 'cart.withoutTax')}{' '}
              <Money minor={amounts.otherMinor} isBare />
            </>
          )}
        </span>
      </UnstyledButton>
      <LineNotes line={line} />
      {isFaulty && <div className={classes['lineFault']}>{t(`cart.fault.${computed.error.code}`)}</div>}
      {isSelected && <LineTools line={line} name={name} />}
    </li>
  );
}

/** What comes back, and from which receipt: its number is never parted. */
function ReturnedName({ line }: { line: ReturnLine }) {
  const { t } = useTranslation('till');
  const { cart } = useDesk();
  return (
    <>
      {returnedLine(cart, line)?.description}{' '}
      <span className={classes['number']}>
        {t('cart.backFrom', { number: cart.receipts[line.saleId]?.number ?? '' })}
      </span>
    </>
  );
}

/** The chosen line stays whole in view, also when it or what is below the list grows. */
function useInView(row: HTMLElement | null): void {
  useEffect(() => {
    if (row === null) return undefined;
    const observer = new ResizeObserver(() => row.scrollIntoView({ block: 'nearest' }));
    observer.observe(row);
    if (row.parentElement !== null) observer.observe(row.parentElement);
    return () => observer.disconnect();
  }, [row]);
}

function LineDetail({ line }: { line: CartLine }) {
  const { t } = useTranslation('till');
  const { locale } = useFormats();
  const { totals, surroundings } = useDesk();
  const mode = totals?.priceMode ?? surroundings.companyMode;
  if (line.kind === 'voucher') return line.code === '' ? null : <>{line.code}</>;
  const quantity = formatDecimal(line.quantityE4, { locale });
  if (line.kind === 'return') return <>{t('cart.back', { quantity })}</>;
  const price = formatDecimal(unitPrice(line, { priceMode: mode, surroundings }), { locale, minimumFractionDigits: 2 });
  const unit = line.kind === 'item' ? line.item.unit : line.unit;
  return <>{`${quantity}${unit === '' ? '' : ` ${unit}`} × ${price}`}</>;
}

/** What is out of the ordinary about a line. */
function LineNotes({ line }: { line: CartLine }) {
  const { t } = useTranslation('till');
  if (line.kind === 'voucher' || line.kind === 'return') {
    return line.kind === 'return' && line.reason !== '' ? (
      <div className={classes['lineNotes']}>{line.reason}</div>
    ) : null;
  }
  const isOther = line.kind === 'item' && line.priceE4 !== null;
  const hasDiscount = line.discountPercentE4 > 0 || line.discountMinor > 0;
  if (!isOther && !hasDiscount && line.note === '') return null;
  return (
    <div className={classes['lineNotes']}>
      {isOther && <OtherPrice line={line} />}
      {hasDiscount && (
        <span>
          {t('cart.discount')} {line.discountPercentE4 > 0 && <Percent value={line.discountPercentE4} />}{' '}
          {line.discountMinor > 0 && <Money minor={line.discountMinor} />}
          {line.discountReason !== '' && ` · ${line.discountReason}`}
        </span>
      )}
      {line.note !== '' && <span>{line.note}</span>}
    </div>
  );
}

function OtherPrice({ line }: { line: ItemLine }) {
  const { t } = useTranslation('till');
  const { locale } = useFormats();
  const { totals, surroundings } = useDesk();
  const price = listPrice(line, totals?.priceMode ?? surroundings.companyMode);
  return (
    <span>
      {t('cart.insteadOf', { price: formatDecimal(price, { locale, minimumFractionDigits: 2 }) })}
      {line.priceReason !== '' && ` · ${line.priceReason}`}
    </span>
  );
}

function LineTools({ line, name }: { line: CartLine; name: string }) {
  const { t } = useTranslation('till');
  const { setDialog, focusEntry } = useDesk();
  const removeLine = useRemoveLine();
  const remove = () => {
    removeLine(line.key);
    focusEntry();
  };
  return (
    <div className={classes['tools']}>
      {isGoods(line) && <QuantityTools line={line} name={name} />}
      <span className={classes['toolsEnd']}>
        {isGoods(line) && (
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t('cart.edit', { name })}
            onClick={() => setDialog({ kind: 'line', key: line.key })}
          >
            <IconPencil size={18} />
          </ActionIcon>
        )}
        <ActionIcon variant="default" size={44} aria-label={t('cart.remove', { name })} onClick={remove}>
          <IconTrash size={18} />
        </ActionIcon>
      </span>
    </div>
  );
}

function QuantityTools({ line, name }: { line: ItemLine | FreeLine; name: string }) {
  const { t } = useTranslation('till');
  const { store, focusEntry } = useDesk();
  const change = (quantityE4: typeof line.quantityE4) =>
    store.dispatch({ type: 'change', key: line.key, fields: { quantityE4 } });
  const step = (by: 1 | -1) => {
    change(stepped(line.quantityE4, by));
    focusEntry();
  };
  return (
    <>
      <ActionIcon variant="default" size={44} aria-label={t('cart.less', { name })} onClick={() => step(-1)}>
        <IconMinus size={18} />
      </ActionIcon>
      <DecimalInput
        className={panels['quantity']}
        size="md"
        aria-label={t('cart.quantity', { name })}
        value={line.quantityE4}
        onChange={(value) => {
          if (value !== null && value > 0) change(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') focusEntry();
        }}
      />
      <ActionIcon variant="default" size={44} aria-label={t('cart.more', { name })} onClick={() => step(1)}>
        <IconPlus size={18} />
      </ActionIcon>
    </>
  );
}
