import {html} from 'hono/html';

/** What the `html` helper makes: text in which everything inserted has been escaped. */
export type Html = ReturnType<typeof html>;

/** A page of one card. */
export function layout(styles: string, title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${styles}" />
      </head>
      <body>
        <main class="card">${content}</main>
        <footer>ConnectyCube emulator</footer>
      </body>
    </html>`;
}

/** A sign that says "attention" to those who see no colour. */
export const ATTENTION = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="9" />
  <path d="M12 7.5v5.5M12 16.3v.2" />
</svg>`;

/** A sign that says "done". */
export const DONE = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m5 12.5 4.5 4.5L19 7.5" />
</svg>`;
