// @vitest-environment happy-dom
import { MantineProvider, TextInput } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import words from '#resources/locales/en/ui.json';

import { FormDialog } from './form-dialog.tsx';
import type { FormDialogProps } from './form-dialog.tsx';

const done: string[] = [];

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { ui: words } } }));
beforeEach(() => void (done.length = 0));
afterEach(cleanup);

/** A dialog that asks for a name, and says beside the field when it is missing. */
function NameDialog(props: Partial<FormDialogProps>) {
  const [name, setName] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const submit = () => {
    setIsChecked(true);
    if (name !== '') done.push(`submit ${name}`);
  };
  return (
    <FormDialog title="Register" onSubmit={submit} onClose={() => done.push('close')} {...props}>
      <TextInput
        label="Name"
        required
        data-autofocus
        value={name}
        error={isChecked && name === '' ? 'A name is needed' : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function open(props: Partial<FormDialogProps> = {}) {
  render(<NameDialog {...props} />, { wrapper: Frame });
  return {
    field: screen.getByLabelText<HTMLInputElement>(/Name/),
    save: screen.getByRole<HTMLButtonElement>('button', { name: props.submitLabel ?? 'Save' }),
  };
}

const Frame = ({ children }: { children: ReactNode }) => <MantineProvider env="test">{children}</MantineProvider>;

test('what is typed is sent once, and not while it is under way', () => {
  const { field, save } = open();
  fireEvent.change(field, { target: { value: 'Front till' } });
  fireEvent.click(save);
  expect(done).toEqual(['submit Front till']);
  cleanup();
  const running = open({ isRunning: true });
  fireEvent.change(running.field, { target: { value: 'Bar' } });
  fireEvent.submit(running.field);
  expect(done).toEqual(['submit Front till']);
});

test('a required field that is empty is told in words, and has the focus', () => {
  const { field, save } = open();
  fireEvent.click(save);
  expect(screen.getByText('A name is needed')).toBeTruthy();
  expect(document.activeElement).toBe(field);
  expect(done).toEqual([]);
});

test('a field that cannot be read holds the form back', () => {
  const { field } = open();
  fireEvent.change(field, { target: { value: '1,,5' } });
  field.setCustomValidity('No number');
  fireEvent.submit(field);
  expect(done).toEqual([]);
});

test('Ctrl-Enter sends from anywhere in it, and what is not ready is not sent', () => {
  const { field } = open();
  fireEvent.change(field, { target: { value: 'Front till' } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(done).toEqual(['submit Front till']);
  cleanup();
  const { field: other, save } = open({ isReady: false, submitLabel: 'Add' });
  expect(save.disabled).toBe(true);
  fireEvent.change(other, { target: { value: 'Bar' } });
  fireEvent.submit(other);
  expect(done).toEqual(['submit Front till']);
});

test('Esc and Cancel leave things as they are', () => {
  const { field } = open();
  fireEvent.keyDown(field, { key: 'Escape' });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(done).toEqual(['close', 'close']);
});

test('the focus begins in the field that asks for it, else on the button that sends', async () => {
  const { field } = open();
  await waitFor(() => expect(document.activeElement).toBe(field));
  cleanup();
  render(
    <FormDialog title="Issue?" submitLabel="Issue" onSubmit={() => {}} onClose={() => {}}>
      It gets a number.
    </FormDialog>,
    { wrapper: Frame },
  );
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Issue' })));
});

test('at the counter whatever is touched is at least 44 px high', () => {
  const { save } = open({ isTouch: true });
  expect(save.style.minHeight).toBe('calc(2.75rem * var(--mantine-scale))');
  expect(screen.getByRole('button', { name: 'Close' }).style.getPropertyValue('--cb-size')).toContain('2.75rem');
});
