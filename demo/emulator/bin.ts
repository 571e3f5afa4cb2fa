#!/usr/bin/env node
import {UsageError} from './command-line.js';
import {fail, runCommandLine} from './run.js';

const [command, ...args] = process.argv.slice(2);

if (command === 'emulator') await runCommandLine('npx cube-elements emulator', args);
else fail(new UsageError('Usage: npx cube-elements emulator [options]; --help after it shows them.'));
