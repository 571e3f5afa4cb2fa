import {runCommandLine} from './run.js';

await runCommandLine('npm run emulator --', process.argv.slice(2));
