/** A mail that the platform would have sent. */
export interface Mail {
  readonly appId: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The link that the text holds. */
  readonly link: string;
  /** When it was sent, by the server's clock. */
  readonly time: string;
}

const KEPT_MAILS = 1000;

/** The latest mails sent, oldest first. */
export class Outbox {
  #mails: Mail[] = [];

  all(): readonly Mail[] {
    return this.#mails;
  }

  add(mail: Mail): void {
    this.#mails.push(mail);
    if (this.#mails.length > KEPT_MAILS) this.#mails.shift();
  }

  clear(): void {
    this.#mails = [];
  }
}
