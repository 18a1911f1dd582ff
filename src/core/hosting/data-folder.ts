import { posix, win32 } from 'node:path';

/** What the choice of a folder depends on; handed in, so that each platform's answer can be tested on any of them. */
export type Surroundings = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  home: string;
};

/**
 * Where the books of a user lie when no folder is named: the same for the window, the server and the script, so that
 * all three see one company.
 * Sources: Windows known folder RoamingAppData, Apple's File System Programming Guide, XDG Base Directory 0.8
 * (a relative $XDG_DATA_HOME is invalid and ignored).
 */
export function defaultDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Counterbook');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Counterbook');

  const dataHome = env['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(dataHome) ? dataHome : posix.join(home, '.local', 'share'), 'counterbook');
}
