import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Returnable } from '#contract/sales';
import { e4, formatDecimal } from '#domain/money';
import { newId, useFormats } from '#renderer/api';
import { DateText, DecimalInput, Money, Notice } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { ReasonField } from './reason-field.tsx';
import { chosenBefore, everything, returnableLines, returnLines, ticked } from './return-state.ts';
import panels from './panel.module.css';
import classes from './return.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** Chooses what of a receipt comes back. */
export function ReturnLines({ receipt }: { receipt: Returnable }) {
  const { t } = useTranslation('till');
  const { cart, toSell, run } = useDesk();
  const [chosen, setChosen] = useState(() => chosenBefore(cart.lines, receipt.saleId));
  const [reason, setReason] = useState('');
  const form = usePanelKeys<HTMLFormElement>();
  const lines = returnableLines(receipt);
  const isTooMuch = lines.some((line) => (chosen[line.position] ?? 0) > line.returnableE4);
  const taken = returnLines(receipt, chosen, { reason: reason.trim(), newKey: newId });
  const add = () => {
    if (taken.length === 0 || isTooMuch) return;
    run({ kind: 'add', action: { type: 'addReturns', receipt, lines: taken } });
    // Who bought it brings it back, unless somebody else stands here already.
    if (cart.contact === null && receipt.contactId !== null) {
      run({ kind: 'contact', contact: { id: receipt.contactId, name: receipt.contactName } });
    }
    toSell();
  };
  return (
    <form
      ref={form}
      className={panels['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Text>
        <strong>{receipt.number}</strong> · <DateText date={receipt.soldOn} />
        {receipt.contactName !== '' && ` · ${receipt.contactName}`}
      </Text>
      {lines.length === 0 ? (
        <Notice tone="info" title={t('return.allBack')} />
      ) : (
        <ul className={panels['tenderRows']} aria-label={t('return.lines')}>
          {lines.map((line, index) => (
            <Line
              key={line.position}
              line={line}
              isFirst={index === 0}
              quantityE4={chosen[line.position]}
              onTick={() => setChosen(ticked(chosen, line))}
              onQuantity={(quantityE4) => setChosen({ ...chosen, [line.position]: quantityE4 })}
            />
          ))}
        </ul>
      )}
      <ReasonField label={t('return.reason')} value={reason} onChange={setReason} />
      <Group gap="xs">
        <Button type="submit" size="lg" className={panels['tender']} disabled={taken.length === 0 || isTooMuch}>
          {taken.length === 0 ? t('return.choose') : t('return.take', { count: taken.length })}
        </Button>
        <Button
          variant="default"
          size="lg"
          className={panels['tender']}
          disabled={lines.length === 0}
          onClick={() => setChosen(everything(receipt))}
        >
          {t('return.all')}
        </Button>
      </Group>
    </form>
  );
}

type LineProps = {
  line: Returnable['lines'][number];
  isFirst: boolean;
  quantityE4: Returnable['lines'][number]['returnableE4'] | undefined;
  onTick: () => void;
  onQuantity: (quantityE4: Returnable['lines'][number]['returnableE4']) => void;
};

function Line({ line, isFirst, quantityE4, onTick, onQuantity }: LineProps) {
  const { t } = useTranslation('till');
  const { locale } = useFormats();
  const most = formatDecimal(line.returnableE4, { locale });
  return (
    <li className={classes['returnRow']}>
      <Checkbox
        size="md"
        label={line.description}
        description={t('return.of', { quantity: most })}
        data-start={isFirst}
        checked={quantityE4 !== undefined}
        onChange={onTick}
      />
      <Money minor={line.settledMinor} />
      {quantityE4 !== undefined && (
        <DecimalInput
          size="md"
          className={panels['quantity']}
          aria-label={t('return.quantity', { name: line.description })}
          value={quantityE4}
          error={quantityE4 > line.returnableE4 ? t('return.tooMany') : undefined}
          onChange={(value) => onQuantity(e4(Math.max(0, value ?? 0)))}
        />
      )}
    </li>
  );
}
