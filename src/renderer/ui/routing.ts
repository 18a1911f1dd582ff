import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';

/** A screen of a feature. Each feature's door exports a list of them; the router of `app` takes them up. */
export type FeatureRoute = {
  /** `/contacts`, `/contacts/$id`. */
  path: string;
  screen: () => ReactNode;
};

/** A part of the path, `$id` unless named otherwise. */
export function usePathId(name = 'id'): string {
  const parameters: Record<string, string | undefined> = useParams({ strict: false });
  return parameters[name] ?? '';
}

/**
 * The state of a screen that lives in the address, so that back and reload keep it. Values that are missing or wrong become the
 * schema's defaults (give each field `.catch()` or `.default()`); undefined removes a value. Typing replaces the entry of the
 * history, `{ push: true }` adds one.
 */
export function useUrlState<Schema extends z.ZodObject>(
  schema: Schema,
): [z.output<Schema>, (change: Partial<z.input<Schema>>, options?: { push?: boolean }) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (values: Partial<z.input<Schema>>, { push = false }: { push?: boolean } = {}) => {
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => withoutEmpty({ ...before, ...values }),
      replace: !push,
    });
  };
  return [readState(schema, search), change];
}

/** Reads what can be read and lets the schema's defaults stand for the rest. */
export function readState<Schema extends z.ZodObject>(
  schema: Schema,
  search: Record<string, unknown>,
): z.output<Schema> {
  const whole = schema.safeParse(search);
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]));
  return schema.parse(Object.fromEntries(Object.entries(search).filter(([name]) => !wrong.has(name))));
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
