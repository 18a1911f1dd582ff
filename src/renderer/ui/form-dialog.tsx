import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './form-dialog.module.css';
import { submitByKey, submitReadable } from './submit.ts';

export type FormDialogProps = {
  title: string;
  /** What the button does, as a verb. Default: "Save". */
  submitLabel?: string | undefined;
  /** What was typed can be sent. Default: yes, the form says beside its fields what is missing. */
  isReady?: boolean | undefined;
  isRunning?: boolean | undefined;
  /** At the counter: what is touched is 44 px high. */
  isTouch?: boolean | undefined;
  width?: number | undefined;
  /** Called when every field can be read; check the values and save. */
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A small form above the screen: Enter sends it, Esc leaves things as they are. The focus begins in the field with `data-autofocus`, else on the
 * button that sends.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, isReady = true, isRunning = false, isTouch = false, width = 480 } = props;
  const { t } = useTranslation('ui');
  const touch = isTouch ? ({ size: 'md', mih: 44 } as const) : {};
  const submit = () => {
    if (isReady) props.onSubmit();
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={title}
      size={width}
      centered
      closeButtonProps={{ 'aria-label': t('close'), ...(isTouch && { size: 44, iconSize: 18 }) }}
    >
      <form
        noValidate
        className={isTouch ? classes['touch'] : undefined}
        onKeyDownCapture={submitByKey}
        onSubmit={(event) => submitReadable(event, { isSaving: isRunning, onSubmit: submit })}
      >
        <Stack gap="sm">{props.children}</Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" {...touch} onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            {...touch}
            disabled={!isReady}
            loading={isRunning}
            data-autofocus={isReady || undefined}
          >
            {submitLabel ?? t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
