/** The style sheet of all pages. */
export const PAGE_STYLES = `:root {
  color-scheme: light dark;
  --accent: light-dark(#2f4fd0, #9db2ff);
  --on-accent: light-dark(#ffffff, #10162b);
  --text: light-dark(#171a23, #eef0f6);
  --muted: light-dark(#596072, #a7aec0);
  --page: light-dark(#f4f5f9, #0f1218);
  --surface: light-dark(#ffffff, #14171e);
  --line: light-dark(#dfe2ea, #2b313d);
  --field-line: light-dark(#868d9e, #717a8d);
  --danger: light-dark(#b3261e, #ffb4ab);
  --success: light-dark(#1a6b3c, #8fd8ac);
}

* {
  box-sizing: border-box;
}

body {
  min-height: 100svh;
  margin: 0;
  padding: 24px 16px;
  display: grid;
  grid-template-rows: 1fr auto 2fr;
  grid-template-columns: minmax(0, 24rem);
  justify-content: center;
  background: var(--page);
  color: var(--text);
  font: 16px/1.5 system-ui, sans-serif;
}

.card {
  grid-row: 2;
  padding: clamp(20px, 7vw, 28px);
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 16px;
  box-shadow: 0 1px 2px rgb(16 22 43 / 0.05), 0 8px 28px rgb(16 22 43 / 0.08);
}

h1 {
  margin: 0;
  font-size: 20px;
  line-height: 1.25;
  font-weight: 650;
  letter-spacing: -0.01em;
  text-wrap: balance;
}

p {
  margin: 0;
}

h1 + p {
  margin-top: 6px;
}

.sub,
.help,
footer {
  color: var(--muted);
}

.sub {
  font-size: 14px;
}

.address {
  overflow-wrap: anywhere;
}

form {
  display: grid;
  gap: 18px;
  margin-top: 20px;
}

.field {
  display: grid;
  gap: 6px;
}

label {
  font-size: 14px;
  font-weight: 550;
}

input:not([hidden], [type='hidden']) {
  width: 100%;
  min-height: 44px;
  padding: 0 12px;
  border: 1px solid var(--field-line);
  border-radius: 10px;
  background: var(--surface);
  color: inherit;
  font: inherit;
}

input[aria-invalid='true'] {
  border-color: var(--danger);
  box-shadow: inset 0 0 0 1px var(--danger);
}

button {
  min-height: 44px;
  padding: 0 16px;
  border: 1px solid transparent;
  border-radius: 10px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-size: 15px;
  font-weight: 600;
  cursor: pointer;
}

button.quiet {
  border-color: var(--field-line);
  background: transparent;
  color: inherit;
}

.choices {
  gap: 8px;
}

button:hover {
  background: color-mix(in srgb, var(--accent) 88%, var(--text));
}

button.quiet:hover {
  background: color-mix(in srgb, currentColor 6%, transparent);
}

a {
  color: var(--accent);
}

:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 1px;
}

.help,
.error,
footer {
  font-size: 13px;
}

.error {
  display: flex;
  gap: 6px;
  color: var(--danger);
}

.done {
  display: flex;
  align-items: center;
  gap: 8px;
}

.done .icon {
  width: 22px;
  height: 22px;
  color: var(--success);
}

.icon {
  flex: none;
  width: 16px;
  height: 16px;
  margin-top: 2px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.6;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.done .icon {
  margin-top: 0;
  stroke-width: 2;
}

footer {
  grid-row: 3;
  align-self: end;
  padding-top: 24px;
  text-align: center;
}
`;
