import {fixture, html} from '@open-wc/testing';
import type {CubeSession} from '../../src/index.js';
import type {TestApp} from './emulator.js';
import {until} from './until.js';

/** A `<cube-session>` of the app with this in it, once it is known whether somebody is signed in. */
export async function openSession(app: TestApp, content: Element): Promise<CubeSession> {
  const session = await fixture<CubeSession>(html`
    <cube-session app-id=${app.appId} auth-key=${app.authKey} endpoint=${app.endpoint}>
      ${content}
    </cube-session>
  `);
  await until(() => session.state.status !== 'restoring', 'the session is known');
  return session;
}
