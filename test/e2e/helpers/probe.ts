import {chromium} from 'playwright-core';
import {browserArguments, findBrowser} from '../../helpers/runner/find-browser.js';
import {startDemo} from './demo.js';
const server = await startDemo();
const browser = await chromium.launch({executablePath: findBrowser(), args: browserArguments});
for (let i = 0; i < 4; i++) {
  console.time('context'); const context = await browser.newContext(); const page = await context.newPage(); console.timeEnd('context');
  let n = 0; page.on('request', () => n++);
  console.time('goto'); await page.goto(server.url); console.timeEnd('goto');
  console.time('form'); await page.locator('input[name=username]').waitFor(); console.timeEnd('form');
  console.log(n);
  console.time('reload'); await page.reload(); console.timeEnd('reload');
  console.time('close'); await context.close(); console.timeEnd('close');
}
await browser.close(); await server.close();
