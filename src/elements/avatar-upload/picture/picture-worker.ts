import {PictureEngine} from './picture-engine.js';
import {isPictureError} from './picture-error.js';
import type {WorkerMessage, WorkerRequest, WorkerTask} from './worker-messages.js';

/** The other end is `WorkerEngine`. The file is built into one that imports nothing. */

const engine = new PictureEngine();

const say = (message: WorkerMessage, transfer: Transferable[] = []): void => postMessage(message, {transfer});

async function work(id: number, task: WorkerTask): Promise<void> {
  if (task.name === 'open') {
    const result = await engine.open(task.file, task.limits);
    say({id, result}, [result.preview]);
  } else {
    say({id, result: await engine.render(task.area, task.format)});
  }
}

addEventListener('message', ({data: {id, task}}: MessageEvent<WorkerRequest>) => {
  work(id, task).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    say({id, problem: isPictureError(error) ? error.problem : undefined, message});
  });
});

say('ready');
