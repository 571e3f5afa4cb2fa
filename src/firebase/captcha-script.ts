import {CubeProviderError} from '../provider-error.js';

/** What the browser takes for the address of a script where the page says that no text will do. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

declare global {
  interface Window {
    grecaptcha?: {readonly render?: unknown};
    cubeCaptchaLoaded?: () => void;
  }
}

const address = 'https://www.google.com/recaptcha/api.js';

/** How long it may take to come, in milliseconds. */
const timeLimit = 30_000;

let policy: ScriptUrlPolicy | undefined;

/** The address in a form that policies let pass; ours lets nothing pass but Google's script. */
function toTrustedUrl(parameters: string): unknown {
  const {trustedTypes} = globalThis as {trustedTypes?: PolicyFactory};
  policy ??= trustedTypes?.createPolicy('cube-elements-captcha', {
    createScriptURL: (given) => `${address}?${given}`,
  });
  return policy?.createScriptURL(parameters) ?? `${address}?${parameters}`;
}

let loading: Promise<void> | undefined;

/**
 * Loads Google's reCAPTCHA, so that Firebase finds it on the page: Firebase's own way of loading it fails where a
 * Content-Security-Policy requires Trusted Types, and asks Google for a script that fails there, too.
 *
 * Such a page has to allow `script-src https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/` and
 * `frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/`; and where it names policies,
 * `trusted-types cube-elements-captcha` and those of Google's scripts, whose names are Google's affair.
 * @throws {CubeProviderError}
 */
export async function loadCaptchaScript(language: string | null): Promise<void> {
  if (window.grecaptcha?.render) return;
  loading ??= load(language);
  try {
    await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

function load(language: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      clearTimeout(timer);
      script.remove();
      reject(new CubeProviderError('The reCAPTCHA could not be loaded.', 'unreachable'));
    };
    const timer = setTimeout(fail, timeLimit);
    window.cubeCaptchaLoaded = () => {
      clearTimeout(timer);
      resolve();
    };
    const parameters = {
      render: 'explicit',
      onload: 'cubeCaptchaLoaded',
      trustedtypes: 'true',
      hl: language ?? '',
    };
    try {
      script.src = toTrustedUrl(String(new URLSearchParams(parameters))) as string;
    } catch {
      fail();
      return;
    }
    script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    script.onerror = fail;
    document.head.append(script);
  });
}
