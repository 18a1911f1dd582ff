// `npm run serve`: the same program in a browser on this computer. Arguments are passed on.
import { ensureBuilt, runServer } from './launch/run-program.ts';

ensureBuilt();
process.exitCode = await runServer(process.argv.slice(2));
