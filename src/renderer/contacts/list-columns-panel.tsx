import { Button, Checkbox, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { densities, SidePanel, StepButton, useDensity } from '#renderer/ui';
import type { Density } from '#renderer/ui';

import { fieldOf, usualColumns } from './list-fields.ts';
import type { ListField } from './list-fields.ts';
import { moved } from './list-order.ts';
import classes from './list.module.css';

type ColumnsPanelProps = {
  isOpen: boolean;
  fields: readonly ListField[];
  /** Empty: the usual ones. */
  chosen: readonly string[];
  onChange: (columns: string[]) => void;
  onClose: () => void;
};

/** Which columns the list has, in which order, and how close its rows stand. Each change shows at once. */
export function ColumnsPanel({ isOpen, fields, chosen, onChange, onClose }: ColumnsPanelProps) {
  const { t } = useTranslation('contactLists');
  const [typed, setTyped] = useState('');
  const shown = (chosen.length === 0 ? usualColumns : chosen).filter((key) => fieldOf(fields, key) !== undefined);
  const words = typed.trim().toLowerCase();
  const others = fields.filter(
    ({ key, label, isColumn }) => isColumn && !shown.includes(key) && label.toLowerCase().includes(words),
  );
  return (
    <SidePanel isOpen={isOpen} title={t('display')} onClose={onClose} width={380}>
      <Stack gap="lg">
        <DensityChoice />
        <section aria-label={t('columns.shown')}>
          <div className={classes['panelHead']}>
            <Title order={3} size="h5">
              {t('columns.shown')}
            </Title>
            {chosen.length > 0 && (
              <Button size="compact-sm" variant="subtle" onClick={() => onChange([])}>
                {t('columns.usual')}
              </Button>
            )}
          </div>
          <Shown fields={fields} shown={shown} onChange={onChange} />
        </section>
        <section aria-label={t('columns.more')}>
          <Title order={3} size="h5" mb="xs">
            {t('columns.more')}
          </Title>
          <TextInput
            mb="xs"
            aria-label={t('columns.search')}
            placeholder={t('columns.search')}
            leftSection={<IconSearch size={16} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ul className={classes['columnList']}>
            {others.map(({ key, label }) => (
              <li key={key} className={classes['columnLine']}>
                <Checkbox label={label} checked={false} onChange={() => onChange([...shown, key])} />
              </li>
            ))}
          </ul>
          {others.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('noField')}
            </Text>
          )}
        </section>
      </Stack>
    </SidePanel>
  );
}

function DensityChoice() {
  const { t } = useTranslation('contactLists');
  const [density, setDensity] = useDensity();
  const id = useId();
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={500} id={id}>
        {t('density.label')}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        value={density}
        data={densities.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChange={(value) => setDensity(value satisfies Density)}
      />
    </Stack>
  );
}

type ShownProps = { fields: readonly ListField[]; shown: readonly string[]; onChange: (columns: string[]) => void };

function Shown({ fields, shown, onChange }: ShownProps) {
  const { t } = useTranslation('contactLists');
  const [dragged, setDragged] = useState<number>();
  const isLast = shown.length === 1;
  const dropOn = (index: number) => (event: DragEvent) => {
    if (dragged === undefined) return;
    event.preventDefault();
    if (dragged === index) return;
    onChange(moved(shown, dragged, index));
    setDragged(index);
  };
  return (
    <ol className={classes['columnList']}>
      {shown.map((key, index) => {
        const label = fieldOf(fields, key)?.label ?? key;
        return (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows in it do the same by keyboard
          <li
            key={key}
            className={classes['columnLine']}
            data-dragged={index === dragged}
            draggable
            onDragStart={() => setDragged(index)}
            onDragOver={dropOn(index)}
            onDragEnd={() => setDragged(undefined)}
          >
            <IconGripVertical size={16} className={classes['grip']} aria-hidden />
            <Checkbox
              className={classes['columnName']}
              label={label}
              checked
              disabled={isLast}
              onChange={() => onChange(shown.filter((other) => other !== key))}
            />
            <StepButton
              label={t('columns.earlier', { column: label })}
              isDisabled={index === 0}
              onClick={() => onChange(moved(shown, index, index - 1))}
            >
              <IconArrowUp size={15} />
            </StepButton>
            <StepButton
              label={t('columns.later', { column: label })}
              isDisabled={index === shown.length - 1}
              onClick={() => onChange(moved(shown, index, index + 1))}
            >
              <IconArrowDown size={15} />
            </StepButton>
          </li>
        );
      })}
    </ol>
  );
}
