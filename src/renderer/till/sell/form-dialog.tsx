import { FormDialog as UsualFormDialog } from '#renderer/ui';
import type { FormDialogProps } from '#renderer/ui';

/** A small form above the counter, for fingers. */
export function FormDialog(props: FormDialogProps) {
  return <UsualFormDialog {...props} isTouch />;
}
