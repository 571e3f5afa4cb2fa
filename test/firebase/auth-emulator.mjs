/**
 * Firebase's own auth emulator without the command line around it, as a child process: `node auth-emulator.mjs
 * {folder of firebase-tools} {project} {port}`. Sends its address, and ends with its parent.
 */
import {createRequire} from 'node:module';
import {join} from 'node:path';

const [, , folder, projectId, port] = process.argv;

process.once('disconnect', () => process.exit());

const require = createRequire(join(folder, 'lib/emulator/auth/server.js'));

// It describes its API by hundreds of schemas, and would check each against the schema of schemas: 4 of 5 seconds.
const {Ajv} = createRequire(require.resolve('exegesis'))('ajv');
Ajv.prototype.validateSchema = () => true;

const {createApp} = require('./server.js');
const app = await createApp(projectId);
const server = app.listen(Number(port), '127.0.0.1', () => {
  process.send({url: `http://127.0.0.1:${server.address().port}`});
});
