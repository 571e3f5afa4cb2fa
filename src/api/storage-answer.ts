import {CubeApiError, isCubeApiError} from '../errors.js';
import type {UploadForm} from './files.js';

/** Answers of the storage, which are in XML. Source: PROTOCOL.md section 8, step 2. */

const maxTextLength = 300;

/** Some messages of S3 quote the form, and its fields are secrets. */
const quotes = (text: string, {fields}: UploadForm): boolean =>
  fields.some(([, value]) => value !== '' && text.includes(value));

/** The texts of these elements, but for those that quote the form. */
const textsOf = (xml: string, elements: readonly string[], form: UploadForm): string[] =>
  elements
    .map((element) => new RegExp(`<${element}>([^<]+)`).exec(xml)?.[1]?.trim() ?? '')
    .filter((text) => text !== '' && !quotes(text, form))
    .map((text) => text.slice(0, maxTextLength));

/** @throws {CubeApiError} unless the storage has taken the content. */
export function checkStorageAnswer(status: number, text: string, form: UploadForm): void {
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && (!text.trim() || text.includes('<PostResponse'))) return;
  const messages = textsOf(text, ['Code', 'Message'], form);
  const said = messages.length > 0 ? `: ${messages.join(': ')}` : '.';
  throw new CubeApiError(`The storage answered ${status}${said}`, {status, messages});
}

/** Whether an upload was refused because its form is too old. */
export const isFormExpired = (error: unknown): boolean =>
  isCubeApiError(error) &&
  (error.status === 403 || error.status === 400) &&
  error.messages.some((message) => /expired/i.test(message));
