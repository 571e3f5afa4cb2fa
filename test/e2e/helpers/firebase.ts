import {FirebaseOutbox} from '../../../demo/services/firebase-outbox.js';

/**
 * Starts Firebase's own emulator beside a demo, as a page of the demo does at the press of a button; the demo's emulator
 * takes its tokens. It ends with the demo.
 */
export async function startDemoFirebase(demoUrl: string): Promise<FirebaseOutbox> {
  const {origin} = new URL(demoUrl);
  const answer = await fetch(`${origin}/_demo/firebase`, {method: 'POST', headers: {Origin: origin}});
  if (!answer.ok) throw new Error(await answer.text());
  return new FirebaseOutbox((await answer.json()) as {url: string; projectId: string});
}
