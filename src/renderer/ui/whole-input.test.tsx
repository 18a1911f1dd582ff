// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { WholeInput } from './whole-input.tsx';

test('a port that is typed anew is the one that was typed, and an empty field holds the form back', () => {
  const ports: number[] = [];
  const port = () => (
    <MantineProvider env="test">
      <WholeInput
        label="Port"
        min={1}
        max={65_535}
        value={ports.at(-1) ?? 9100}
        onChange={(next) => ports.push(next)}
      />
    </MantineProvider>
  );
  const { rerender } = render(port());
  const field = screen.getByLabelText<HTMLInputElement>('Port');
  fireEvent.change(field, { target: { value: '' } });
  expect(field.value).toBe('');
  expect(field.checkValidity()).toBe(false);
  fireEvent.change(field, { target: { value: '99999' } });
  expect(field.checkValidity()).toBe(false);
  fireEvent.change(field, { target: { value: '9101' } });
  rerender(port());
  expect(field.value).toBe('9101');
  expect(field.checkValidity()).toBe(true);
  expect(ports).toEqual([9101]);
});
