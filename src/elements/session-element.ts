import {html, LitElement, type CSSResultGroup, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CubeValidationError} from '../errors.js';
import {frameStyles} from '../internal/frame.styles.js';
import {LiveText} from '../internal/live-text.js';
import {tokens} from '../internal/tokens.styles.js';
import type {CubeClient} from '../session/client.js';
import type {SessionStore} from '../session/session-store.js';
import {SessionController, type SessionControllerOptions} from '../session/lookup/session-controller.js';

/** What all elements share that show or change something in a session. */
export abstract class SessionElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, frameStyles];

  /** Id of the `<cube-session>` to use, where it is neither the one around the element nor the page's first. */
  @property() session = '';

  /** Id of the app, where the page has no `<cube-session>` for it. */
  @property({attribute: 'app-id'}) appId = '';

  /** Auth key of the app, where the page has no `<cube-session>` for it. */
  @property({attribute: 'auth-key'}) authKey = '';

  /** Base URL of the REST API, where the page has no `<cube-session>` for it. */
  @property() endpoint: string | undefined;

  /** The session that the element uses. */
  protected readonly sessionController: SessionController;

  readonly #announcement = new LiveText(this);

  constructor(options: SessionControllerOptions = {}) {
    super();
    const refer = () => ({
      session: this.session,
      appId: this.appId,
      authKey: this.authKey,
      endpoint: this.endpoint,
    });
    this.sessionController = new SessionController(this, refer, options);
  }

  /** @throws {CubeValidationError} if there is no session yet. */
  protected readonly requireStore = (): SessionStore => {
    const {store, problem} = this.sessionController;
    if (!store) throw problem ?? sessionNotReady();
    return store;
  };

  /** @throws {CubeValidationError} if there is no session yet. */
  protected readonly requireClient = (): CubeClient => this.requireStore().client;

  /** Says a text to screen readers. */
  protected readonly announce = (text: string): void => this.#announcement.say(text);

  /** Has to be there from the start: a region that comes together with its text is not read. */
  protected renderAnnouncer(): TemplateResult {
    return html`<div class="announcer" role="alert">${this.#announcement.text}</div>`;
  }
}

const sessionNotReady = () =>
  new CubeValidationError('The <cube-session> has not been upgraded yet.', {session: ['is not ready']});
