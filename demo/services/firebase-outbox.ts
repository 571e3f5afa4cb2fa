/** What Firebase's own emulator would have sent, and the users that it knows: by its control calls. */
export class FirebaseOutbox {
  readonly url: string;
  readonly projectId: string;

  constructor({url, projectId}: {readonly url: string; readonly projectId: string}) {
    this.url = url;
    this.projectId = projectId;
  }

  /** The code of the last SMS to this number. @throws if there is none that was not used. */
  async latestCode(phone: string): Promise<string> {
    const {verificationCodes = []} = (await this.#call('GET', `${this.#control}/verificationCodes`)) as {
      verificationCodes?: {phoneNumber: string; code: string}[];
    };
    const {code} = verificationCodes.findLast(({phoneNumber}) => phoneNumber === phone) ?? {};
    if (code === undefined) throw new Error(`No SMS has been sent to ${phone}.`);
    return code;
  }

  /** The link of the last mail to this address. @throws if there is none that was not used. */
  async latestLink(email: string): Promise<string> {
    const {oobCodes = []} = (await this.#call('GET', `${this.#control}/oobCodes`)) as {
      oobCodes?: {email: string; oobLink: string}[];
    };
    const {oobLink} = oobCodes.findLast((mail) => mail.email === email) ?? {};
    if (oobLink === undefined) throw new Error(`No mail has been sent to ${email}.`);
    return oobLink;
  }

  /** Adds a user with a password, and resolves to the user's id. */
  async addUser(email: string, password: string): Promise<string> {
    const {localId} = (await this.#call('POST', this.#accounts, {email, password})) as {localId: string};
    return localId;
  }

  /** Disables a user, as somebody does in Firebase's console. */
  disableUser = (localId: string): Promise<unknown> =>
    this.#call('POST', `${this.#accounts}:update`, {localId, disableUser: true});

  /** Deletes a user. */
  deleteUser = (localId: string): Promise<unknown> =>
    this.#call('POST', `${this.#accounts}:delete`, {localId});

  get #control(): string {
    return `emulator/v1/projects/${this.projectId}`;
  }

  get #accounts(): string {
    return `identitytoolkit.googleapis.com/v1/projects/${this.projectId}/accounts`;
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/${path}`, {
      method,
      headers: {Authorization: 'Bearer owner', 'Content-Type': 'application/json'},
      ...(body && {body: JSON.stringify(body)}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
