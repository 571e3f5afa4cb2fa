import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {findCameraWay} from '../../src/elements/avatar-upload/sources/camera-way.js';
import {DropTarget} from '../../src/elements/avatar-upload/sources/drop-target.js';
import {PasteTarget} from '../../src/elements/avatar-upload/sources/paste.js';
import {readTransfer} from '../../src/elements/avatar-upload/sources/transfer.js';

const png = new File(['picture'], 'a.png', {type: 'image/png'});
const text = new File(['text'], 'a.txt', {type: 'text/plain'});
const link = 'https://example.com/a.png';

/** What a drag or a clipboard holds: files, and texts by their types. */
function transfer(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  for (const [type, value] of Object.entries(texts)) data.setData(type, value);
  // One that a script has made does not keep it.
  Object.defineProperty(data, 'dropEffect', {value: 'unset', writable: true});
  return data;
}

const init = {bubbles: true, composed: true, cancelable: true};

/** An element that takes pictures, with a text field, and more in its light DOM. */
class SourceHost extends LitElement {
  static override properties = {busy: {type: Boolean}};

  declare busy: boolean;

  readonly picked: (File | string)[] = [];
  misses = 0;
  readonly source = {
    canTake: () => !this.busy,
    onPick: (picked: File | string) => this.picked.push(picked),
    onMiss: () => this.misses++,
  };
  readonly drop = new DropTarget(this, this.source);
  readonly paste = new PasteTarget(this, this.source);

  override render() {
    return html`<button>Choose</button><input /><slot></slot><output>${this.drop.isOver}</output>`;
  }

  find = (selector: string): HTMLElement => this.shadowRoot!.querySelector<HTMLElement>(selector)!;
}
customElements.define('source-host', SourceHost);

describe('what is dropped or pasted', () => {
  const image = (markup: string) => readTransfer(transfer([], {'text/html': markup}));
  const folder = (data: DataTransfer, name: string) => {
    const items = [...data.items].map((item) => ({
      getAsFile: () => item.getAsFile(),
      webkitGetAsEntry: () => ({isDirectory: item.getAsFile()?.name === name}),
    }));
    Object.defineProperty(data, 'items', {value: items});
    return data;
  };

  it('is the first picture among the files, else the first file, before any link', () => {
    const texts = {'text/uri-list': link, 'text/html': `<img src="${link}">`};
    expect((readTransfer(transfer([text, png, png], texts)) as File).name).to.equal('a.png');
    expect((readTransfer(transfer([text], texts)) as File).name).to.equal('a.txt');
  });

  it('is nothing that is in a folder', () => {
    const photos = new File([], 'photos');
    expect(readTransfer(folder(transfer([photos]), 'photos'))).to.equal(undefined);
    expect((readTransfer(folder(transfer([photos, png]), 'photos')) as File).name).to.equal('a.png');
  });

  it('is the address of the picture, not that of the page to which the picture is a link', () => {
    const texts = {
      'text/uri-list': 'https://example.com/page',
      'text/html': `<a href="https://example.com/page">\n<IMG alt='>' data-src="x" class=a src = '${link}?a=1&amp;b=2'></a>`,
    };
    const plain = {...texts, 'text/html': texts['text/html'].replace("alt='>' ", '')};
    expect(readTransfer(transfer([], plain))).to.equal(`${link}?a=1&b=2`);
    expect(image(`<img src=${link}>`)).to.equal(link);
    expect(image(`<img src="data:image/png;base64,AAAA">`)).to.equal('data:image/png;base64,AAAA');
    expect(readTransfer(transfer([], texts)), 'of markup that is hard to read').to.equal(
      'https://example.com/page',
    );
  });

  it('is the first address of a list, or a text that is one', () => {
    const list = `# a comment\r\n${link}\r\nhttps://example.com/b.png`;
    expect(readTransfer(transfer([], {'text/uri-list': list, 'text/plain': 'https://c.example'}))).to.equal(
      link,
    );
    expect(readTransfer(transfer([], {'text/plain': ` ${link}\n`}))).to.equal(link);
  });

  it('is nothing else', () => {
    expect(readTransfer(null)).to.equal(undefined);
    expect(readTransfer(transfer([]))).to.equal(undefined);
    for (const wrong of [
      'javascript:alert(1)',
      'blob:http://x/1',
      'file:///a.png',
      'a.png',
      '//x/a.png',
      'data:text/html,x',
    ]) {
      expect(readTransfer(transfer([], {'text/uri-list': wrong})), wrong).to.equal(undefined);
      expect(image(`<img src="${wrong}">`), wrong).to.equal(undefined);
    }
    for (const wrong of [`see ${link}`, `${link} ${link}`, 'a.png', 'data:image/png;base64,AAAA']) {
      expect(readTransfer(transfer([], {'text/plain': wrong})), wrong).to.equal(undefined);
    }
    expect(image(`<imgx src="${link}"><img data-src="${link}"><p src="${link}">`)).to.equal(undefined);
    for (const part of ['<img', '<img src=', '<img src="', ' src=', '<img ']) {
      expect(image(part.repeat(200_000)), 'is over in a moment').to.equal(undefined);
    }
  });
});

describe('a place to drop pictures', () => {
  let host: SourceHost;

  /** Sends a drag event to a node, and resolves to it once the element shows what has come of it. */
  const drag = async (name: string, data: DataTransfer, target: EventTarget = host.find('button')) => {
    const event = new DragEvent(name, {...init, dataTransfer: data});
    target.dispatchEvent(event);
    await host.updateComplete;
    return event;
  };
  const isOver = () => host.find('output').textContent === 'true';

  beforeEach(async () => {
    host = await fixture(html`<source-host><b>Beside</b></source-host>`);
  });

  for (const [what, data] of Object.entries({
    file: transfer([png]),
    link: transfer([], {'text/uri-list': link}),
    picture: transfer([], {'text/html': `<img src="${link}">`}),
  })) {
    it(`shows that it takes a ${what}, and takes it`, async () => {
      const entered = await drag('dragenter', data);
      expect(entered.defaultPrevented).to.equal(true);
      expect(isOver()).to.equal(true);
      expect((await drag('dragover', data)).defaultPrevented).to.equal(true);
      expect(data.dropEffect).to.equal('copy');
      expect((await drag('drop', data)).defaultPrevented).to.equal(true);
      expect(host.picked).to.deep.equal([data.files[0] ?? link]);
      expect(isOver()).to.equal(false);
    });
  }

  it('stays highlighted from child to child, until it is left', async () => {
    const data = transfer([png]);
    const stations = [host, host.find('button'), host.find('output'), host.firstElementChild!, host];
    let last: EventTarget | undefined;
    for (const station of stations) {
      await drag('dragenter', data, station);
      if (last) await drag('dragleave', data, last);
      expect(isOver()).to.equal(true);
      last = station;
    }
    await drag('dragleave', data, host);
    expect(isOver()).to.equal(false);
  });

  it('is not highlighted any more when it is back on the page', async () => {
    await drag('dragenter', transfer([png]));
    const {parentElement} = host;
    host.remove();
    parentElement!.append(host);
    await host.updateComplete;
    expect(isOver()).to.equal(false);
    await drag('dragover', transfer([png]));
    await drag('drop', transfer([png]));
    expect(host.picked.length, 'and takes what is dropped once').to.equal(1);
  });

  it('leaves texts to the browser', async () => {
    const data = transfer([], {'text/plain': link});
    for (const name of ['dragenter', 'dragover', 'drop']) {
      expect((await drag(name, data, host.find('input'))).defaultPrevented, name).to.equal(false);
    }
    expect(isOver()).to.equal(false);
    expect(host.picked).to.deep.equal([]);
  });

  it('leaves to the page what is dropped beside it', async () => {
    const data = transfer([png]);
    for (const name of ['dragenter', 'dragover', 'drop']) {
      const event = await drag(name, data, host.parentElement!);
      expect(event.defaultPrevented, name).to.equal(false);
    }
    expect(data.dropEffect).to.equal('unset');
    expect(host.picked).to.deep.equal([]);
  });

  it('refuses while it can take none, and keeps the browser from leaving the page for the file', async () => {
    const data = transfer([png]);
    host.busy = true;
    expect((await drag('dragover', data)).defaultPrevented).to.equal(true);
    expect(data.dropEffect).to.equal('none');
    expect(isOver()).to.equal(false);
    host.busy = false;
    await drag('dragover', data);
    expect(isOver(), 'as soon as it can').to.equal(true);
    host.busy = true;
    expect((await drag('drop', data)).defaultPrevented).to.equal(true);
    expect(host.picked).to.deep.equal([]);
  });

  it('says so where nothing of use was dropped', async () => {
    const data = transfer([], {'text/html': '<p>Text</p>'});
    await drag('dragover', data);
    await drag('drop', data);
    expect(host.picked).to.deep.equal([]);
    expect(host.misses).to.equal(1);
  });
});

describe('pasting', () => {
  let first: SourceHost;
  let second: SourceHost;
  let page: HTMLElement;

  const paste = (files: readonly File[], texts = {}, target: EventTarget = document.body) => {
    const event = new ClipboardEvent('paste', {...init, clipboardData: transfer(files, texts)});
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const picked = () => [first.picked.length, second.picked.length];

  beforeEach(async () => {
    page = await fixture(html`
      <div>
        <source-host></source-host><source-host></source-host>
        <textarea aria-label="Text"></textarea>
        <p contenteditable="true" tabindex="0"><b>Text</b></p>
        <input type="checkbox" aria-label="Box" />
      </div>
    `);
    [first, second] = [...page.querySelectorAll<SourceHost>('source-host')] as [SourceHost, SourceHost];
  });

  it('gives a picture to the first element where nothing has the focus, and to nobody else', () => {
    expect(paste([text, png])).to.equal(true);
    expect(picked()).to.deep.equal([1, 0]);
    page.querySelector('input')!.focus();
    expect(paste([png], {}, page.querySelector('input')!), 'or only a box').to.equal(true);
    expect(picked()).to.deep.equal([2, 0]);
  });

  it('gives it to the element that has the focus', () => {
    second.find('button').focus();
    expect(paste([png]), 'wherever the selection is').to.equal(true);
    expect(picked()).to.deep.equal([0, 1]);
    expect(paste([text]), 'and any file').to.equal(true);
    expect(paste([], {'text/plain': link}), 'and a link').to.equal(true);
    expect(second.picked.slice(1)).to.deep.equal([text, link]);
    second.busy = true;
    expect(paste([png]), 'or to nobody while that can take none').to.equal(false);
    expect(picked()).to.deep.equal([0, 3]);
  });

  it('leaves links and other files to the page where the element has not got the focus', () => {
    expect(paste([text])).to.equal(false);
    expect(paste([], {'text/plain': link, 'text/html': `<img src="${link}">`})).to.equal(false);
    first.find('button').focus();
    expect(paste([], {'text/plain': 'text'}), 'and texts in any case').to.equal(false);
    expect(picked()).to.deep.equal([0, 0]);
  });

  it('leaves everything to where texts are written', () => {
    const fields = [
      page.querySelector('textarea')!,
      page.querySelector<HTMLElement>('[contenteditable]')!,
      first.find('input'),
    ];
    for (const field of fields) {
      field.focus();
      expect(paste([png], {}, field), field.localName).to.equal(false);
    }
    fields[0]!.blur();
    expect(paste([png], {}, page.querySelector('[contenteditable] b')!), 'by the selection').to.equal(false);
    expect(picked()).to.deep.equal([0, 0]);
  });

  it('leaves what the page has taken already', () => {
    page.addEventListener('paste', (event) => event.preventDefault(), {once: true});
    paste([png], {}, page);
    expect(picked()).to.deep.equal([0, 0]);
  });

  it('takes nothing that nobody would see', () => {
    first.hidden = true;
    first.style.display = 'none';
    second.style.visibility = 'hidden';
    expect(paste([png])).to.equal(false);
    second.style.visibility = '';
    second.busy = true;
    expect(paste([png])).to.equal(false);
    second.busy = false;
    second.remove();
    expect(paste([png])).to.equal(false);
    expect(picked()).to.deep.equal([0, 0]);
  });
});

describe('the way to the camera', () => {
  const {matchMedia} = window;
  let isCoarse = false;
  let isSecure = true;

  const find = () => {
    Object.assign(window, {matchMedia: () => ({matches: isCoarse})});
    const prototype = Object.getPrototypeOf(navigator) as object;
    const devices = Object.getOwnPropertyDescriptor(prototype, 'mediaDevices')!;
    if (!isSecure) Reflect.deleteProperty(prototype, 'mediaDevices');
    const way = findCameraWay();
    Object.defineProperty(prototype, 'mediaDevices', devices);
    Object.assign(window, {matchMedia});
    return way;
  };

  it('is a live picture, or the device’s own, or there is none', () => {
    expect(find()).to.equal('stream');
    isCoarse = true;
    expect(find(), 'of a touch screen whose browser has no capture').to.equal('stream');
    Object.defineProperty(HTMLInputElement.prototype, 'capture', {value: '', configurable: true});
    expect(find()).to.equal('capture');
    isSecure = false;
    expect(find()).to.equal('capture');
    isCoarse = false;
    expect(find()).to.equal(undefined);
    Reflect.deleteProperty(HTMLInputElement.prototype, 'capture');
  });
});
