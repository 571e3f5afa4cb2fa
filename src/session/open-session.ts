import type {CubeError} from '../errors.js';
import {checkApp} from './app.js';
import type {EngineParts} from './engine/engine.js';
import type {LateEngine} from './late-engine.js';
import type {SessionRecord} from './storage/session-record.js';

/**
 * Finds out who is signed in, when a page begins: by what is stored, or by the host's own backend. Never rejects.
 * @param signal Aborted when the session is not followed any more.
 */
export async function openSession(
  parts: EngineParts,
  engine: LateEngine,
  signal: AbortSignal,
): Promise<void> {
  const {app, current, shared, onProblem} = parts;
  const isOpen = () => current.state.status !== 'restoring';
  try {
    checkApp(app);
    const record = await shared.read();
    if (isOpen()) return;
    if (record) await resume(record, parts, engine);
    else if (app.sessionUrl) await (await engine.load()).openByHost(app.sessionUrl, signal);
  } catch (problem) {
    onProblem(problem as CubeError);
  }
  if (!isOpen()) current.leave();
}

/** Goes on with a stored session. One that has ended is restored if it can be. */
async function resume(record: SessionRecord, {current}: EngineParts, engine: LateEngine): Promise<void> {
  const {user, token, endsAt, usedAt, provider} = record;
  const session = token ? {user, token, endsAt, usedAt, provider} : undefined;
  const now = Date.now();
  current.expect(user);
  try {
    // Used in the future: the clock has been set back since, and its end is not to be trusted.
    if (!session || endsAt <= now || usedAt > now) {
      const {restorer} = await engine.load();
      await (session ? restorer.check(session, usedAt, 'start') : restorer.restore(record, 'start'));
    }
  } catch {
    // The server cannot be asked, and this clock may be wrong: only a refusal ends a session.
  }
  if (current.state.status !== 'restoring') return;
  if (session) current.set(session);
  else current.expire(record);
}
