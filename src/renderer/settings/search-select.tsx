import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';

/** Chooses from a long list by typing; a click marks what stands there, so that typing replaces it. */
export function SearchSelect(props: SelectProps) {
  return (
    <Select
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      onClick={(event) => event.currentTarget.select()}
      {...props}
    />
  );
}
