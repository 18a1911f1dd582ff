import { spawn } from 'node:child_process';

/**
 * The command that opens an address in the user's browser, or undefined where there is no desktop to show one.
 * Windows: not `start`, whose shell would read the `&` of an address as a second command.
 */
export function browserCommand(
  address: string,
  { platform, env }: { platform: NodeJS.Platform; env: Readonly<Record<string, string | undefined>> },
): { file: string; args: string[] } | undefined {
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  if (platform === 'darwin') return { file: 'open', args: [address] };
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? { file: 'xdg-open', args: [address] } : undefined;
}

/** Opens the address where that is possible. The printed address remains when it is not, so a failure is not told. */
export function openBrowser(address: string): void {
  const command = browserCommand(address, { platform: process.platform, env: process.env });
  if (command === undefined) return;
  const child = spawn(command.file, command.args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
