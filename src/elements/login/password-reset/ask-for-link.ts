import {isCubeApiError} from '../../../errors.js';
import type {CubeClient} from '../../../session/client.js';

/** `sent` whether or not an account has the address; `disabled` where the app sends no such mails. */
export type ResetOutcome = 'sent' | 'disabled';

const disabled = 'reset password by email is disabled';

/** Source: PROTOCOL.md section 6; the text may come in any of the shapes of section 9. */
const isDisabled = (error: unknown): boolean =>
  isCubeApiError(error) && error.messages.some((text) => text.toLowerCase().includes(disabled));

/** Servers may say it in other ways than by 404; but where there is no such route at all, nobody has looked. */
const isUnknownAddress = (error: unknown): boolean =>
  isCubeApiError(error) &&
  !error.messages.some((text) => /route not found/i.test(text)) &&
  (error.status === 404 || error.messages.some((text) => /not found|not exist|unknown|no user/i.test(text)));

/**
 * Asks for a mail with a link. That nobody has the address is no failure: else anybody could find out who has an
 * account.
 * @throws whatever {@link CubeClient.resetPassword} throws otherwise.
 */
export async function askForLink(
  client: CubeClient,
  address: string,
  signal: AbortSignal,
): Promise<ResetOutcome> {
  try {
    await client.resetPassword(address, {signal});
  } catch (error) {
    if (isDisabled(error)) return 'disabled';
    if (!isUnknownAddress(error)) throw error;
  }
  return 'sent';
}
