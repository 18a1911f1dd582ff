import { useTranslation } from 'react-i18next';

import { isDialogOpen, useShortcut } from '#renderer/ui';

import { useDesk } from './desk.ts';
import { useTillActions } from './use-till-actions.ts';
import type { KeyedAction } from './use-till-actions.ts';

/** The keys of the till; they work in every field of it, and `?` lists them. */
export function CounterKeys() {
  const actions = useTillActions();
  const { t } = useTranslation('till');
  const { toSell, stage, text, setText, focusEntry, cart, recording, run, enterRest } = useDesk();
  useShortcut({
    keys: 'Escape',
    label: t('keys.back'),
    isActiveInFields: true,
    run: () => {
      if (stage.kind === 'sell' && text !== '') setText('');
      if (stage.kind === 'sell') focusEntry();
      else toSell();
    },
  });
  useShortcut({
    keys: 'mod+Enter',
    label: t('keys.exactCash'),
    run: () => {
      // Where a form is filled in, this key means the form.
      const isPossible = cart.lines.length > 0 && !recording.isBusy && stage.kind === 'sell';
      if (isPossible && enterRest.isMeant({ at: performance.now() })) run({ kind: 'exactCash' });
    },
  });
  return (
    <>
      {actions.map((each) => (
        <Key key={each.action} {...each} />
      ))}
    </>
  );
}

function Key({ action, mayUse, isPossible, run }: KeyedAction) {
  const { t } = useTranslation('till');
  const { keys, recording } = useDesk();
  useShortcut({
    keys: keys[action],
    label: t(`keys.action.${action}`),
    isActiveInFields: true,
    isDisabled: !mayUse,
    // In a dialog it does nothing, but the browser's own meaning of it (F3, F6) would lead away from the till.
    isActiveInDialogs: true,
    run: () => {
      if (isPossible && !recording.isBusy && !isDialogOpen()) run();
    },
  });
  return null;
}
