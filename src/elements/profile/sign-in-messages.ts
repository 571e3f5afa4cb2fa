import type {LoginMessages} from '../../locales/login-messages.js';
import type {ProfileMessages} from '../../locales/profile-messages.js';

export interface WaitingChanges {
  /** Whether something has been entered that is not saved. */
  readonly hasChanges: boolean;
  /** Whether a save waits for the sign-in. */
  readonly isSaving: boolean;
  /** Whether a new password does. */
  readonly isChangingPassword: boolean;
}

/** What the form to sign in with says of that which waits for it. */
export function toSignInMessages(
  {hasChanges, isSaving, isChangingPassword}: WaitingChanges,
  {changesKept, sessionEnded, signInAndChangePassword, signInAndSave}: ProfileMessages,
): Partial<LoginMessages> {
  return {
    sessionEnded: hasChanges ? changesKept : sessionEnded,
    ...(isChangingPassword && {signIn: signInAndChangePassword}),
    ...(isSaving && {signIn: signInAndSave}),
  };
}
