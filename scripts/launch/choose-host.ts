/** The window's host with Electron's program, or the HTTP host and, in plain words, why there is no window. */
export type HostChoice = { host: 'window'; electron: string } | { host: 'server'; because: string };

/** Decides how Counterbook opens on this machine. Pure: everything it weighs is passed in. */
export function chooseHost(machine: {
  electron: string | undefined;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}): HostChoice {
  if (machine.electron === undefined) {
    return { host: 'server', because: 'Electron is not installed and cannot be downloaded here' };
  }
  const hasScreen = [machine.env['DISPLAY'], machine.env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');
  if (machine.platform === 'linux' && !hasScreen) {
    return { host: 'server', because: 'There is no screen for a window here' };
  }
  return { host: 'window', electron: machine.electron };
}

/** Says whether Electron was stopped by the system before it could show anything, for instance by a missing sandbox. */
export function diedAtStart(end: { signal: NodeJS.Signals | null; afterMs: number }): boolean {
  const crashes: NodeJS.Signals[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS'];
  return end.signal !== null && crashes.includes(end.signal) && end.afterMs < 10_000;
}
