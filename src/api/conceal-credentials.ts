import type {Conceal} from './error-body.js';
import type {Credentials} from './models.js';

const mark = '•••';

/** So many characters in a row give a long text away, wherever it has been cut. */
const telling = 16;

/** What the server says in words of its own, whatever has been sent. */
const ownWords =
  /(^Invalid password$|^User not found$|^Required session does not exist$|cannot be blank$|Custom Identity Provider(?: uid is required| responded with an error =)?|Status code = \d+$|Unauthorized on remote side\. Status: \d+)/;

const inQuery = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** The ways in which a text may be repeated. */
const formsOf = (text: string): string[] => [
  text,
  inQuery(text),
  inQuery(text).replaceAll('+', '%20'),
  JSON.stringify(text).slice(1, -1),
];

/** A shorter text is a part of many a word: it is what has been sent only where it stands alone. */
const tellingAlone = 4;

const isOfWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

const concealForm = (text: string, form: string): string =>
  text.replaceAll(form, (found, start: number, whole: string) => {
    const isPart = isOfWord(whole.charAt(start - 1)) || isOfWord(whole.charAt(start + form.length));
    return isPart && form.length < tellingAlone ? found : mark;
  });

function concealParts(text: string, secret: string): string {
  const parts = new Set(
    Array.from({length: Math.max(0, secret.length - telling + 1)}, (_value, start) =>
      secret.slice(start, start + telling),
    ),
  );
  if (parts.size === 0) return text;
  let concealed = '';
  let start = 0;
  while (start < text.length) {
    let known = 0;
    while (parts.has(text.slice(start + known, start + known + telling))) known += 1;
    concealed += known > 0 ? mark : text.charAt(start);
    start += known > 0 ? known + telling - 1 : 1;
  }
  return concealed;
}

/**
 * Takes credentials out of the server's texts. An identity service of the app's own, whose answer the server quotes, may
 * repeat whatever it has been sent: a password, or a token in the place of the login.
 */
export function concealCredentials(credentials: Credentials): Conceal {
  const forms = Object.entries(credentials)
    .filter(([name]) => name !== 'provider' && name !== 'projectId')
    .map(([, secret]) => secret as unknown)
    .filter((secret): secret is string => typeof secret === 'string' && secret !== '')
    .flatMap(formsOf)
    .sort((one, other) => other.length - one.length);
  const conceal = (text: string): string =>
    forms.reduce((rest, form) => concealParts(concealForm(rest, form), form), text);
  return (text) =>
    text
      .split(ownWords)
      .map((part, index) => (index % 2 === 0 ? conceal(part) : part))
      .join('');
}
