import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Register } from '#contract/till-values';
import { failureText, orpc, useCommand, useFormats } from '#renderer/api';

import { faultsOf, inputOf, valuesOf } from './register-values.ts';
import type { RegisterValues } from './register-values.ts';

type Field = keyof RegisterValues;

const fieldOfCode: Readonly<Record<string, Field>> = {
  REGISTER_NAME_TAKEN: 'name',
  REGISTER_PREFIX_TAKEN: 'prefix',
  REGISTER_NUMBERING_USED: 'prefix',
};

export type RegisterForm = ReturnType<typeof useRegisterForm>;

/** The state of a register's form: its values, what is wrong with them, and saving. */
export function useRegisterForm(register: Register | undefined, onSaved: () => void) {
  const { t } = useTranslation(['tillOffice', 'common']);
  const formats = useFormats();
  const command = useCommand(orpc.till.saveRegister, { shownByCaller: Object.keys(fieldOfCode) });
  const [values, setValues] = useState(() => valuesOf(register));
  const [isChecked, setIsChecked] = useState(false);
  const faults = faultsOf(values);
  const save = async () => {
    setIsChecked(true);
    if (Object.keys(faults).length > 0) return;
    const saved = await command.run({
      ...inputOf(values),
      ...(register !== undefined && { id: register.id, version: register.version, isArchived: register.isArchived }),
    });
    if (saved.ok) onSaved();
  };
  const { failure } = command;
  const errorOf = (field: Field) => {
    const fault = isChecked ? faults[field] : undefined;
    if (fault !== undefined) return t(fault === 'required' ? 'common:required' : 'registers.endsWithDigit');
    return failure !== undefined && fieldOfCode[failure.code] === field ? failureText(failure, formats) : undefined;
  };
  return {
    values,
    errors: { name: errorOf('name'), prefix: errorOf('prefix'), host: errorOf('host'), path: errorOf('path') },
    change: (changed: Partial<RegisterValues>) => setValues((before) => ({ ...before, ...changed })),
    save: () => void save(),
    isSaving: command.isRunning,
  };
}
