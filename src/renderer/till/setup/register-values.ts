import type { Printer, Register } from '#contract/till-values';

/** What the form of a register holds: its printer's fields stand side by side, whichever kind is chosen. */
export type RegisterValues = {
  name: string;
  prefix: string;
  padding: number;
  startAt: number;
  kind: Printer['kind'];
  host: string;
  port: number;
  path: string;
  paperMm: 80 | 58;
  hasDrawer: boolean;
  hasCutter: boolean;
};

const printerDefaults = { host: '', port: 9100, path: '', paperMm: 80, hasDrawer: true, hasCutter: true } as const;

/** A register as its form shows it; without one what a new register begins with. */
export function valuesOf(register: Register | undefined): RegisterValues {
  const { name = '', prefix = '', padding = 6, startAt = 1, printer = { kind: 'none' } as const } = register ?? {};
  return { name, prefix, padding, startAt, ...printerDefaults, ...printer };
}

/** What is sent of the form. */
export function inputOf(values: RegisterValues) {
  const { name, prefix, padding, startAt } = values;
  return { name: name.trim(), prefix, padding, startAt, printer: printerOf(values) };
}

/** Which fields cannot be sent as they are. */
export function faultsOf({
  name,
  prefix,
  kind,
  host,
  path,
}: RegisterValues): Partial<Record<keyof RegisterValues, 'required' | 'endsWithDigit'>> {
  return {
    ...(name.trim() === '' && { name: 'required' }),
    ...prefixFault(prefix),
    ...(kind === 'network' && host.trim() === '' && { host: 'required' }),
    ...(kind === 'usb' && path.trim() === '' && { path: 'required' }),
  };
}

function prefixFault(prefix: string): { prefix?: 'required' | 'endsWithDigit' } {
  if (prefix.trim() === '') return { prefix: 'required' };
  return /\d$/.test(prefix.trim()) ? { prefix: 'endsWithDigit' } : {};
}

function printerOf({ kind, host, port, path, paperMm, hasDrawer, hasCutter }: RegisterValues): Printer {
  switch (kind) {
    case 'none':
      return { kind };
    case 'network':
      return { kind, host: host.trim(), port, paperMm, hasDrawer, hasCutter };
    case 'usb':
      return { kind, path: path.trim(), paperMm, hasDrawer, hasCutter };
  }
}
