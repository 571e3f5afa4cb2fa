import {html} from 'hono/html';
import {PASSWORD_LENGTH} from '../accounts/user-fields.js';
import {ATTENTION, DONE, layout, type Html} from './layout.js';

/** What the form shows and sends back. */
export interface PasswordForm {
  token: string;
  email: string;
  /** What is wrong with the password that was sent, such as "password is too short". */
  error?: string;
}

const {minimum, maximum} = PASSWORD_LENGTH;

/** The form that takes a new password. */
export function passwordFormPage(styles: string, {token, email, error}: PasswordForm): Html {
  // No maxlength: it would cut a pasted password without a word.
  const content = html`<h1>Choose a new password</h1>
    <p class="sub">For the account of <bdi class="address">${email}</bdi></p>
    <form method="post">
      <input type="hidden" name="token" value="${token}" />
      <input name="email" value="${email}" autocomplete="username" readonly hidden />
      <div class="field">
        <label for="password">New password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          passwordrules="minlength: ${minimum}; maxlength: ${maximum};"
          minlength="${minimum}"
          required
          autofocus
          aria-describedby="${error ? 'error help' : 'help'}"
          ${error ? html`aria-invalid="true"` : ''}
        />
        ${error ? html`<p id="error" class="error" role="alert">${ATTENTION}<span>The ${error}.</span></p>` : ''}
        <p id="help" class="help">${minimum} to ${maximum} characters</p>
      </div>
      <button type="submit">Save password</button>
    </form>`;
  return layout(styles, `${error ? 'Error: ' : ''}Choose a new password`, content);
}

/** Says that the password has been changed. */
export function passwordChangedPage(styles: string): Html {
  const content = html`<h1 class="done">${DONE}<span>Password saved</span></h1>
    <p>You are signed out everywhere. Go back to the app and sign in with the new password.</p>`;
  return layout(styles, 'Password saved', content);
}

/** Says that a link is of no use, and what to do. */
export function uselessLinkPage(styles: string): Html {
  const content = html`<h1>This link no longer works</h1>
    <p>A link works once, for a day, and until a newer one is sent. Ask for a new one in the app.</p>`;
  return layout(styles, 'This link no longer works', content);
}

/** Says that what was sent could not be read. */
export function refusalPage(styles: string, reason: string): Html {
  const content = html`<h1>This did not work</h1>
    <p>${reason}. Go back and try again with another password.</p>`;
  return layout(styles, 'This did not work', content);
}
