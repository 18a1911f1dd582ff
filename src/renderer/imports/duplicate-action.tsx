import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { duplicateActions } from '#contract/imports';

import type { DuplicateAction } from './reading.ts';

type ActionChoiceProps = {
  labelledBy: string;
  /** '': not the same for all. */
  value: DuplicateAction | '';
  onChange: (action: DuplicateAction) => void;
};

/** Left out, updated, or added all the same. */
export function ActionChoice({ labelledBy, value, onChange }: ActionChoiceProps) {
  const { t } = useTranslation('imports');
  return (
    <SegmentedControl
      size="xs"
      aria-labelledby={labelledBy}
      value={value}
      data={duplicateActions.map((action) => ({ value: action, label: t(`duplicates.action.${action}`) }))}
      onChange={(action) => {
        if (action !== '') onChange(action);
      }}
    />
  );
}
