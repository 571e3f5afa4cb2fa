import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';

/** Answers with an XML element that holds texts, as S3 does. */
export function answerXml(
  c: Context,
  name: string,
  texts: Record<string, string>,
  status: ContentfulStatusCode,
): Response {
  const elements = Object.entries(texts).map(([tag, text]) => `<${tag}>${escapeText(text)}</${tag}>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>${elements.join('')}</${name}>`;
  return c.body(xml, status, {'Content-Type': 'application/xml'});
}

const ESCAPES: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

function escapeText(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
    .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
