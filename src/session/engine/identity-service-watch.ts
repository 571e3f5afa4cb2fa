import {CubeError, isCubeApiError, type CubeApiError} from '../../errors.js';

/** Says what to check where an identity service of the app's own is set up wrong. Source: PROTOCOL.md section 10. */
function explain(error: CubeApiError): string | undefined {
  const said = error.messages.join('; ');
  if (/Custom Identity.*Status code = 40[45]/s.test(said)) {
    return 'The custom identity provider knows no such login, or has no such address. Check its API URL and method in the settings of the app.';
  }
  if (!('identityProvider' in error.fieldErrors) || /tatus\D+\d{3}\.*$/.test(said)) return undefined;
  return said.includes('uid is required')
    ? 'The answer of the custom identity provider holds no uid. Check the response mapping in the settings of the app: uid has to name a value of that answer, such as #{user.id}.'
    : 'The custom identity provider gives the server no answer that it can use. Check its API URL in the settings of the app: it has to be reachable from the internet and to answer in JSON.';
}

/** Tells the developer, once for each, what is wrong with the app's own identity service. */
export class IdentityServiceWatch {
  readonly #onProblem: (problem: CubeError) => void;
  readonly #told = new Set<string>();

  constructor(onProblem: (problem: CubeError) => void) {
    this.#onProblem = onProblem;
  }

  /** A sign-in has failed. */
  note(error: unknown): void {
    const text = isCubeApiError(error) ? explain(error) : undefined;
    if (!text || this.#told.has(text)) return;
    this.#told.add(text);
    this.#onProblem(new CubeError(text, {cause: error}));
  }
}
