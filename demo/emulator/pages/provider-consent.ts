import {html} from 'hono/html';
import {layout, type Html} from './layout.js';

/** Who asks, and who may answer. */
export interface Consent {
  /** Such as "Facebook". */
  readonly provider: string;
  /** To whom the user's name is given. */
  readonly app: string;
  readonly people: readonly string[];
}

/** A page of a provider that asks whether an app may know who somebody is. Its forms go to its own address. */
export function consentPage(styles: string, {provider, app, people}: Consent): Html {
  const content = html`<h1>Continue with ${provider}</h1>
    <p class="sub">${app} gets your name and e-mail address.</p>
    <form method="post" class="choices">
      ${people.map((name) => html`<button name="name" value="${name}">Continue as ${name}</button>`)}
    </form>
    <form method="post">
      <div class="field">
        <label for="name">Somebody else</label>
        <input id="name" name="name" autocomplete="name" required maxlength="100" />
      </div>
      <button class="quiet">Continue</button>
    </form>
    <form method="post"><button class="quiet" name="cancel" value="1">Cancel</button></form>`;
  return layout(styles, `Continue with ${provider}`, content);
}

/** Leads back, for browsers that do not do so by themselves. */
export function goingBackPage(styles: string, address: string): Html {
  const content = html`<h1>Going back…</h1>
    <p><a href="${address}">Go on</a></p>`;
  return layout(styles, 'Going back', content);
}

/** Says that the app has asked in a way that makes no sense, which is for its developer to read. */
export function senselessPage(styles: string, provider: string, reason: string): Html {
  const content = html`<h1>This did not work</h1>
    <p>${provider}: ${reason}.</p>`;
  return layout(styles, 'This did not work', content);
}
