import type {AccountMessages, PasswordFieldMessages, ProblemMessages} from './messages.js';
import type {ProfileAccountMessages} from './profile-account-messages.js';
import type {NewPasswordMessages, UserFieldMessages} from './user-field-messages.js';

/** Texts of `<cube-profile>`. `{name}` and the like are filled in. */
export interface ProfileMessages
  extends
    ProblemMessages,
    AccountMessages,
    PasswordFieldMessages,
    UserFieldMessages,
    NewPasswordMessages,
    ProfileAccountMessages {
  /** Below the name of a user who has no other. */
  readonly signedIn: string;
  /** Below the name; `{identifier}` is the login or the e-mail address. */
  readonly signedInBy: string;
  /** The same for who has signed in by `{provider}`, such as Facebook. */
  readonly signedInByProvider: string;
  /** Below the name of such a user who has no other. */
  readonly signedInWith: string;
  readonly byFacebook: string;
  readonly byTwitter: string;
  readonly byPhone: string;
  readonly byEmail: string;
  /** Below the name of a guest; `{identifier}` is the e-mail address. */
  readonly guestBy: string;
  readonly guestOnly: string;
  /** The button that opens the section of the photo. */
  readonly changePhoto: string;
  /** The same where there is none. */
  readonly addPhoto: string;
  /** Heading of the section. */
  readonly photo: string;
  /** The button that leaves it. */
  readonly close: string;
  readonly photoSaved: string;
  readonly photoRemoved: string;

  /** Heading of the user's fields. */
  readonly details: string;
  readonly notGiven: string;
  readonly yes: string;
  readonly no: string;
  readonly edit: string;
  /** Name of the button for screen readers; `{field}` is the label. */
  readonly editField: string;
  /** On the button while the form is being loaded. */
  readonly opening: string;

  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  /** Leaves the form, where something has been changed; else the button says `cancel`. */
  readonly discard: string;
  /** No answer has come, so that nobody knows what the server has done. */
  readonly perhapsSaved: string;
  readonly numberInvalid: string;
  /** A field of the app's own must not be emptied. */
  readonly customFieldMissing: string;
  /** A field has been changed elsewhere while it was being edited; `{value}` is what it is now. */
  readonly changedMeanwhile: string;
  readonly emptiedMeanwhile: string;
  /** Takes over what a field has been changed to elsewhere. */
  readonly useIt: string;

  /** Where nobody is signed in. */
  readonly signInFirst: string;
  readonly signIn: string;
  /** Where the session has ended, and nothing has been changed that is not saved. */
  readonly sessionEnded: string;
  /** The same where something has. */
  readonly changesKept: string;
  /** The button of the form to sign in, where a save waits for it. */
  readonly signInAndSave: string;
}
