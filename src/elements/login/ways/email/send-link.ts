import type {FirebaseAttempts} from '../firebase-attempts.js';
import {returnAddress} from './return-address.js';
import {sentAddress} from './sent-address.js';

/**
 * Has Firebase send a mail with a link. Its address is kept, for when the link opens this page.
 * @throws {CubeError} if it fails; an `AbortError` if it was given up.
 */
export async function sendLink(attempts: FirebaseAttempts, host: Element, address: string): Promise<void> {
  attempts.giveUp();
  await attempts.run((firebase) => firebase.sendLink(address, returnAddress(host)));
  sentAddress.keep(address);
}
