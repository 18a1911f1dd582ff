import { Button, Menu, Stack } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Settings, TaxRate } from '#contract/settings';
import { orpc, useCommand } from '#renderer/api';
import { Badge, FormSection, Percent } from '#renderer/ui';

import { RowMenu } from './row-menu.tsx';
import { TaxRateDialog } from './tax-rate-dialog.tsx';

/** The tax rates: add, change, make the usual one, archive. Each change is saved at once. */
export function TaxSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const [edited, setEdited] = useState<TaxRate | 'new'>();
  const update = useCommand(orpc.settings.update);
  const change = (rate: TaxRate, values: Partial<TaxRate>) => void update.run({ taxRates: [{ ...rate, ...values }] });
  const rates = settings.taxRates.toSorted((left, right) => Number(left.isArchived) - Number(right.isArchived));
  return (
    <Stack gap="md">
      <FormSection
        title={t('taxes.title')}
        description={t('taxes.text')}
        end={
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
            {t('taxes.add')}
          </Button>
        }
      >
        <table className="cb-table" aria-label={t('taxes.title')}>
          <thead>
            <tr>
              <th scope="col" style={{ width: '30%' }}>
                {t('taxes.name')}
              </th>
              <th scope="col">{t('taxes.category')}</th>
              <th scope="col" data-align="end">
                {t('taxes.rate')}
              </th>
              <th scope="col" style={{ width: '24%', paddingInlineStart: 32 }}>
                {t('taxes.state')}
              </th>
              <th scope="col">
                <span className="cb-hidden">{t('taxes.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <RateRow
                key={rate.id}
                rate={rate}
                onEdit={() => setEdited(rate)}
                onChange={(values) => change(rate, values)}
              />
            ))}
          </tbody>
        </table>
      </FormSection>
      {edited !== undefined && (
        <TaxRateDialog rate={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Stack>
  );
}

type RateRowProps = { rate: TaxRate; onEdit: () => void; onChange: (values: Partial<TaxRate>) => void };

function RateRow({ rate, onEdit, onChange }: RateRowProps) {
  const { t } = useTranslation('settings');
  const { name, category, rateE4, isDefault, isArchived } = rate;
  return (
    <tr data-muted={isArchived}>
      <td>{name}</td>
      <td>{t(`taxes.categories.${category}`)}</td>
      <td data-align="end">
        <Percent value={rateE4} />
      </td>
      <td style={{ paddingInlineStart: 32 }}>
        {isDefault && <Badge tone="info">{t('taxes.default')}</Badge>}
        {isArchived && <Badge tone="neutral">{t('taxes.archived')}</Badge>}
      </td>
      <td data-align="end">
        <RowMenu label={t('taxes.actionsOf', { name })} icon={<IconDots size={16} />}>
          <Menu.Item onClick={onEdit}>{t('taxes.edit')}</Menu.Item>
          {!isDefault && !isArchived && (
            <Menu.Item onClick={() => onChange({ isDefault: true })}>{t('taxes.makeDefault')}</Menu.Item>
          )}
          {!isDefault && (
            <Menu.Item onClick={() => onChange({ isArchived: !isArchived })}>
              {t(isArchived ? 'taxes.restore' : 'taxes.archive')}
            </Menu.Item>
          )}
        </RowMenu>
      </td>
    </tr>
  );
}
