// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, test } from 'vitest';

import { DecimalInput, MoneyInput } from './number-inputs.tsx';

afterEach(cleanup);

test.each([
  ['an amount', MoneyInput],
  ['a decimal', DecimalInput],
])('whoever asks for the field of %s gets it, and what it means is still checked', async (_, Input) => {
  const asked = createRef<HTMLInputElement>();
  const heard: string[] = [];
  render(
    <MantineProvider env="test">
      <Input label="Worth" ref={asked} onChange={() => {}} onFocus={() => heard.push('focus')} />
    </MantineProvider>,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Worth');
  expect(asked.current).toBe(field);
  fireEvent.focus(field);
  expect(heard).toEqual(['focus']);
  fireEvent.change(field, { target: { value: 'many' } });
  expect(field.getAttribute('aria-invalid')).not.toBe('true');
  expect(field.checkValidity()).toBe(false);
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  fireEvent.change(field, { target: { value: '12,50' } });
  expect(field.checkValidity()).toBe(true);
});
