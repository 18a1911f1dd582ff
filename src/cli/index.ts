/** The scripting host: `npm run -s api`. One operation a call; standard output holds nothing but its answer. */
import { runCli } from './run-cli.ts';

const cancelling = new AbortController();
process.once('SIGINT', () => cancelling.abort());
process.once('SIGTERM', () => cancelling.abort());
// Whoever reads the answer may stop reading (`| head`); that is not an error of the operation.
process.stdout.on('error', () => undefined);

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
  signal: cancelling.signal,
});
