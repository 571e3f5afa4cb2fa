import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {LitElement, nothing} from 'lit';
import {PopUp} from '../../src/elements/user-search/combobox/pop-up.js';
import {searchPartStyles} from '../../src/elements/user-search/combobox/search-part.styles.js';
import {styles} from '../../src/elements/user-search/cube-user-search.styles.js';
import {SessionElement} from '../../src/elements/session-element.js';
import {until} from '../helpers/until.js';

let load: (() => Promise<never>) | undefined;

/** A box, and a pop-up with a list of some height. */
class PopUpBox extends LitElement {
  static override styles = [SessionElement.styles, styles, searchPartStyles];
  static override properties = {isWanted: {state: true}, height: {state: true}};

  declare isWanted: boolean;
  declare height: number;
  presses = 0;
  readonly popUp: PopUp;

  constructor() {
    super();
    this.isWanted = false;
    this.height = 200;
    const handlers = {onPressOutside: () => (this.presses += 1)};
    const element = this as LitElement;
    const getBox = () => this.box;
    const host = {
      element,
      get input() {
        return getBox();
      },
    };
    this.popUp = load ? new PopUp(host, handlers, load) : new PopUp(host, handlers);
  }

  get box(): HTMLInputElement {
    return this.shadowRoot!.querySelector('input')!;
  }

  get surface(): HTMLElement {
    return this.shadowRoot!.querySelector('.pop-up')!;
  }

  get isShown(): boolean {
    return this.isWanted && this.popUp.isReady;
  }

  override render() {
    const list = html`<div class="rows"><svg height=${this.height}></svg></div>`;
    return html`<div class="base cube-form">
      <span class="cube-control box"><input class="cube-input" /></span>
      ${this.popUp.render(this.isShown, this.isShown ? list : nothing)}
    </div>`;
  }

  override updated() {
    this.popUp.updated(this.isShown);
  }
}
customElements.define('pop-up-box', PopUpBox);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Styles by CSSOM, which the page's strict policy allows. */
function style(element: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value);
}

const {supports} = CSS;
const {showPopover} = HTMLElement.prototype;

const browsers: Readonly<Record<string, () => void>> = {
  'where there are anchors': () => undefined,
  'where there are none': () => (CSS.supports = () => false),
  'where there are no popovers either': () => {
    CSS.supports = () => false;
    delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
  },
};

describe('the pop-up of <cube-user-search>', () => {
  let place: HTMLElement;
  let page: PopUpBox;

  /** Opens the pop-up of a box that stands somewhere in the window. */
  const open = async (rules: Readonly<Record<string, string>> = {}, height = 200): Promise<void> => {
    style(place, {position: 'absolute', inset: '100px auto auto 40px', 'inline-size': '300px', ...rules});
    page = new PopUpBox();
    page.height = height;
    place.append(page);
    page.isWanted = true;
    await page.updateComplete;
    await until(() => page.surface.offsetHeight > 0, 'the list is shown');
  };

  const rectangles = () => ({
    box: page.box.parentElement!.getBoundingClientRect(),
    list: page.surface.getBoundingClientRect(),
  });

  const isBelow = (): boolean => {
    const {box, list} = rectangles();
    return isBeside() && Math.abs(list.top - box.bottom - 6) < 1;
  };

  const isAbove = (): boolean => {
    const {box, list} = rectangles();
    return isBeside() && Math.abs(box.top - list.bottom - 6) < 1;
  };

  const isBeside = (): boolean => {
    const {box, list} = rectangles();
    return Math.abs(list.left - box.left) < 1 && Math.abs(list.width - box.width) < 1;
  };

  /** What is seen at the middle of the list. */
  const isSeen = (): boolean => {
    const {list} = rectangles();
    const seen = document.elementFromPoint(list.left + list.width / 2, list.top + list.height / 2);
    return seen === page;
  };

  beforeEach(async () => {
    await setViewport({width: 800, height: 600});
    place = await fixture<HTMLElement>(html`<div></div>`);
  });

  afterEach(() => {
    CSS.supports = supports;
    HTMLElement.prototype.showPopover = showPopover;
    load = undefined;
  });

  for (const [where, prepare] of Object.entries(browsers)) {
    describe(where, () => {
      beforeEach(prepare);

      it('stands below the box, as wide as the box', async () => {
        await open();
        await until(isBelow);
        await until(isSeen);
      });

      it('stands above the box where it has no room below', async () => {
        await open({inset: 'auto auto 20px 40px'});
        await until(isAbove);
      });

      it('is cut to the room there is, where the window is low', async () => {
        await setViewport({width: 800, height: 320});
        await open({inset: '40px auto auto 40px'}, 800);
        await until(isBelow);
        await until(() => rectangles().list.bottom <= 320, 'below');
        place.remove();
        place = await fixture<HTMLElement>(html`<div></div>`);
        await open({inset: 'auto auto 60px 40px'}, 800);
        await until(isAbove);
        await until(() => rectangles().list.top >= 0, 'above');
      });

      it('keeps clear of a keyboard on the screen', async () => {
        await open({inset: '40px auto auto 40px'}, 400);
        await until(isBelow);
        const view = visualViewport!;
        Object.defineProperty(view, 'height', {value: 380, configurable: true});
        view.dispatchEvent(new Event('resize'));
        await until(() => rectangles().list.bottom <= 380, 'above the keyboard');
        expect(isBelow()).to.equal(true);
        delete (view as unknown as Record<string, unknown>)['height'];
        view.dispatchEvent(new Event('resize'));
        await until(() => rectangles().list.height >= 400, 'the keyboard is gone');
      });

      it('follows its box when the page or a part of it is scrolled', async () => {
        style(document.body, {height: '3000px'});
        await open({height: '200px', overflow: 'auto'});
        const filler = document.createElement('div');
        style(filler, {height: '2000px'});
        style(page, {'margin-block-start': '60px'});
        place.append(filler);
        await until(isBelow);
        const {top} = rectangles().list;
        place.scrollTop = 50;
        await until(() => Math.abs(rectangles().list.top - (top - 50)) < 1, 'it has moved');
        expect(isBelow()).to.equal(true);
        window.scrollTo(0, 30);
        await until(() => Math.abs(rectangles().list.top - (top - 80)) < 1, 'it has moved with the page');
        expect(isBelow()).to.equal(true);
        window.scrollTo(0, 0);
        document.body.style.removeProperty('height');
      });

      it('stands at the box in a part of the page that is turned into one of its own', async () => {
        await open({transform: 'translate(30px, 20px)'});
        await until(isBelow);
        await until(isSeen);
      });

      it('stands at the box in a dialog', async () => {
        const dialog = document.createElement('dialog');
        document.body.append(dialog);
        dialog.append(place);
        style(dialog, {width: '400px', height: '300px'});
        dialog.showModal();
        await open({position: 'static', inset: 'auto'});
        await until(isBelow);
        await until(isSeen);
        dialog.remove();
      });

      it('is gone when it is closed, and can be shown again', async () => {
        await open();
        page.isWanted = false;
        await page.updateComplete;
        expect(page.surface.offsetHeight).to.equal(0);
        page.isWanted = true;
        await until(isBelow);
      });
    });
  }

  it('is not cut off by what is around its box', async () => {
    await open({overflow: 'hidden', height: '60px', transform: 'translate(0)'});
    await until(isBelow);
    await until(isSeen);
  });

  it('is never wider than the window', async () => {
    await open({'inline-size': '1200px', inset: '100px auto auto 0'});
    await nextFrame();
    expect(rectangles().list.width).to.be.at.most(800);
  });

  it('stands in the flow of the page where what places it cannot be loaded', async () => {
    CSS.supports = () => false;
    load = () => Promise.reject(new Error('cut off'));
    await open();
    const {box, list} = rectangles();
    expect(list.top).to.be.at.least(box.bottom);
    expect(getComputedStyle(page.surface).position).to.equal('static');
  });

  it('hears of what is pressed outside the element only, and only while it is shown', async () => {
    await open();
    const press = (target: EventTarget) =>
      target.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    press(page.surface.firstElementChild!);
    press(page.box);
    expect(page.presses).to.equal(0);
    press(document.body);
    expect(page.presses).to.equal(1);
    page.isWanted = false;
    await page.updateComplete;
    press(document.body);
    expect(page.presses).to.equal(1);
  });

  it('is closed with the element, hears of nothing any more, and opens where the element is put again', async () => {
    await open();
    page.remove();
    document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    expect(page.presses).to.equal(0);
    place.append(page);
    page.requestUpdate();
    await until(() => page.surface.matches(':popover-open'));
    await until(isBelow);
  });
});
