// `npm start`: the window where Electron can run, the browser where it cannot. Arguments are passed on.
import { join } from 'node:path';

import { chooseHost, diedAtStart } from './launch/choose-host.ts';
import { downloadElectron, findElectron } from './launch/electron-binary.ts';
import { ensureBuilt, exitCode, ROOT, runProgram, runServer } from './launch/run-program.ts';

const args = process.argv.slice(2);
const electronPackage = join(ROOT, 'node_modules', 'electron');

async function start(): Promise<number> {
  ensureBuilt();
  const electron =
    findElectron(electronPackage, process.env) ?? (await downloadElectron(electronPackage, process.env, console.log));
  const choice = chooseHost({ electron, platform: process.platform, env: process.env });
  if (choice.host === 'server') return startServer(choice.because);
  const end = await runProgram(choice.electron, [ROOT, ...args]);
  if (diedAtStart(end)) return startServer('Electron cannot open a window here');
  return exitCode(end);
}

function startServer(because: string): Promise<number> {
  console.log(`${because}, so Counterbook opens in your browser instead.`);
  return runServer(args);
}

process.exitCode = await start();
