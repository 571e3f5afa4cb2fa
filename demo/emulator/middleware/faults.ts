import {setTimeout as delay} from 'node:timers/promises';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context, MiddlewareHandler} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {EmulatorEnvironment} from '../environment.js';
import type {FaultAnswer, Faults} from '../state/faults.js';

/** Answers late, wrongly or not at all where a control call asked for it. */
export function injectFaults(faults: Faults): MiddlewareHandler<EmulatorEnvironment> {
  return async (c, next) => {
    const fault = faults.take(c.req.method, c.req.path);
    if (!fault) return next();

    const isWaiting = await waitUnlessAborted(fault.delayMs, c.req.raw.signal);
    if (!isWaiting || fault.reset) return cutBeforeAnswer(c);

    if (fault.answer) c.res = answerFault(c, fault.answer);
    else await next();
    if (fault.truncate) c.res = await cutHalfWay(c);
    return undefined;
  };
}

/** Resolves to whether the client is still there. */
async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (milliseconds > 0) await delay(milliseconds, undefined, {signal}).catch(() => undefined);
  return !signal.aborted;
}

function answerFault(c: Context, {status, headers, body}: FaultAnswer): Response {
  // Set beforehand, because Hono lets headers that are already there, like those of CORS, win over an answer's own.
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  // Any status may be asked for, also one that Hono does not list.
  return c.newResponse(body, status as ContentfulStatusCode);
}

function cutBeforeAnswer(c: Context<EmulatorEnvironment>): Response {
  c.set('cutStatus', null);
  c.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Promises the whole body in Content-Length, or a byte where there is none, and sends the first half of it. */
async function cutHalfWay(c: Context<EmulatorEnvironment>): Promise<Response> {
  const {incoming, outgoing} = c.env;
  const body = Buffer.from(await c.res.arrayBuffer());
  c.set('cutStatus', c.res.status);
  outgoing.writeHead(c.res.status, {
    ...Object.fromEntries(c.res.headers),
    'content-length': Math.max(body.length, 1),
  });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)));
  incoming.socket.destroySoon();
  return RESPONSE_ALREADY_SENT;
}
