/** What the fake is to do once it is executed, after whatever would make the user solve it. */
type Reaction = (widget: {
  solve: () => void;
  lose: () => void;
  frame: HTMLIFrameElement;
}) => Promise<void> | void;

interface Parameters {
  readonly sitekey: string;
  readonly size: string;
  readonly callback: (token: string) => void;
  readonly 'error-callback': () => void;
}

/** Google's reCAPTCHA, as far as Firebase's SDK and ours use it. */
export class FakeCaptcha {
  /** The parameters of each widget, and the elements that they were put into. */
  readonly widgets: {readonly parameters: Parameters; readonly element: HTMLElement}[] = [];
  readonly #frame = document.createElement('iframe');
  readonly #react: Reaction;

  constructor(react: Reaction) {
    this.#react = react;
    this.#frame.style.visibility = 'hidden';
    this.#frame.src = 'about:blank#/recaptcha/api2/bframe';
  }

  install(): void {
    Object.assign(window, {grecaptcha: this});
  }

  uninstall(): void {
    delete window.grecaptcha;
    this.#frame.remove();
  }

  readonly render = (element: HTMLElement, parameters: Parameters): number => {
    document.body.append(this.#frame);
    return this.widgets.push({element, parameters}) - 1;
  };

  readonly getResponse = (): string => '';

  readonly reset = (): void => undefined;

  readonly execute = (id: number): void => {
    const {parameters} = this.widgets[id]!;
    void this.#react({
      solve: () => parameters.callback('solved'),
      lose: () => parameters['error-callback'](),
      frame: this.#frame,
    });
  };
}

/** Lets whoever observes the page see what it is like now. */
export const seen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
