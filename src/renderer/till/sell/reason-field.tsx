import { Autocomplete } from '@mantine/core';

import { useDesk } from './desk.ts';

type ReasonFieldProps = {
  label: string;
  value: string;
  onChange: (reason: string) => void;
  required?: boolean;
};

/** Why: one of the reasons of the till, or other words. */
export function ReasonField({ label, value, onChange, required = false }: ReasonFieldProps) {
  const { tillSettings } = useDesk();
  return (
    <Autocomplete
      label={label}
      size="md"
      maxLength={60}
      required={required}
      data={[...new Set(tillSettings.discountReasons)]}
      value={value}
      onChange={onChange}
    />
  );
}
