import { Radio, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { Notice } from './notice.tsx';
import { isSame } from './three-way.ts';
import type { MetField } from './three-way.ts';

export type ChangedMeanwhileProps<Name extends string> = {
  met: readonly MetField<Name>[];
  /** What stands in the form now. */
  values: Readonly<Record<Name, unknown>>;
  labelOf: (field: Name) => string;
  /** A value in words. */
  write: (field: Name, value: unknown) => string;
  onChoose: (field: Name, value: unknown) => void;
  onClose: () => void;
};

/** Says what somebody else has saved while this form was open; where both changed a field, lets the person choose. */
export function ChangedMeanwhile<Name extends string>(props: ChangedMeanwhileProps<Name>) {
  const { met, values, labelOf, write, onChoose, onClose } = props;
  const { t } = useTranslation('ui');
  const shown = (field: Name, value: unknown) => write(field, value) || t('changed.empty');
  const hasConflict = met.some(({ isConflict }) => isConflict);
  return (
    <div ref={show} tabIndex={-1}>
      <Notice tone="warning" icon={<IconUsers size={18} />} title={t('changed.title')} role="alert" onClose={onClose}>
        <Stack gap="sm">
          <Text size="sm">{t(hasConflict ? 'changed.choose' : 'changed.taken')}</Text>
          {met.map(({ field, before, theirs, mine, isConflict }) =>
            isConflict ? (
              <Radio.Group
                key={field}
                size="sm"
                label={labelOf(field)}
                value={isSame(values[field], theirs) ? 'theirs' : 'mine'}
                onChange={(choice) => onChoose(field, choice === 'theirs' ? theirs : mine)}
              >
                <Stack gap={6} mt={4}>
                  <Radio value="mine" label={t('changed.mine', { value: shown(field, mine) })} />
                  <Radio value="theirs" label={t('changed.theirs', { value: shown(field, theirs) })} />
                </Stack>
              </Radio.Group>
            ) : (
              <Text key={field} size="sm">
                {t('changed.field', { field: labelOf(field), before: shown(field, before), now: shown(field, theirs) })}
              </Text>
            ),
          )}
        </Stack>
      </Notice>
    </div>
  );
}

// It appears above the fields while the focus may stand far below; one function, so that it takes the focus once.
function show(frame: HTMLElement | null): void {
  frame?.focus({ preventScroll: true });
  frame?.scrollIntoView({ block: 'center' });
}
