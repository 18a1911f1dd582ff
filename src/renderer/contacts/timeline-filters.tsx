import { useTranslation } from 'react-i18next';

import type { TimelineKind } from '#domain/contacts';

import { isFilterOn, timelineFilterNames, toggledKinds } from './timeline-rows.ts';
import classes from './timeline.module.css';

type TimelineFiltersProps = {
  kinds: readonly TimelineKind[];
  onChange: (kinds: readonly TimelineKind[]) => void;
};

/** Which kinds the timeline shows, as chips. */
export function TimelineFilters({ kinds, onChange }: TimelineFiltersProps) {
  const { t } = useTranslation(['contacts', 'common']);
  return (
    <div className={classes['chips']} role="group" aria-label={t('timeline.filter.label')}>
      <Chip isOn={kinds.length === 0} label={t('common:all')} onClick={() => onChange([])} />
      {timelineFilterNames.map((name) => (
        <Chip
          key={name}
          isOn={isFilterOn(kinds, name)}
          label={t(`timeline.filter.${name}`)}
          onClick={() => onChange(toggledKinds(kinds, name))}
        />
      ))}
    </div>
  );
}

function Chip({ isOn, label, onClick }: { isOn: boolean; label: string; onClick: () => void }) {
  return (
    <button type="button" className={classes['chip']} aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  );
}
