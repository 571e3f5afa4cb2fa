import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {CropPage, expectShown, start} from '../helpers/crop-page.js';
import {until} from '../helpers/until.js';

const none = {rotation: 0, x: 0, y: 0, side: 0};

describe('the stage in which a photo is cropped', () => {
  after(() => setViewport({width: 800, height: 600}));

  it('starts with the middle of the photo, and shows outside the frame what is left out, darker', async () => {
    const page = await CropPage.open();
    expect(page.area).to.deep.equal(start);
    await expectShown(page);
    const [, inside = 0] = page.colorAt(0.5, 0.8);
    const [, outside = 0] = page.colorAt(0.12, 0.8);
    expect(outside).to.be.within(20, inside / 2);
    expect(page.colorAt(0.5, 0.02)[1], 'beyond the photo').to.be.lessThan(20);
    const [ring] = [0.06, 0.065, 0.07, 0.075, 0.08]
      .map((y) => page.colorAt(0.5, y)[2])
      .sort()
      .reverse();
    expect(ring, 'the ring').to.be.greaterThan(200);
  });

  it('has a rounded square for a frame where that is asked for', async () => {
    const page = await CropPage.open();
    const atCorner = () => page.colorAt(0.22, 0.14)[0] ?? 0;
    const dimmed = atCorner();
    page.host.shape = 'square';
    await page.drawn();
    expect(atCorner()).to.be.greaterThan(dimmed * 1.5);
  });

  it('shows a transparent photo on the background that it will have', async () => {
    const page = await CropPage.open(4_000, 3_000, {background: '#0000ff'});
    const preview = await createImageBitmap(new ImageData(40, 30));
    page.host.stage.open({width: 4_000, height: 3_000, preview});
    await page.drawn();
    expect(page.colorAt(0.5, 0.5)).to.deep.equal([0, 0, 255]);
    page.host.background = '#ff0000';
    await page.drawn();
    expect(page.colorAt(0.5, 0.5)).to.deep.equal([255, 0, 0]);
    // As in the file: white, where it is none or lets something through.
    for (const background of ['no colour', 'transparent']) {
      page.host.background = background;
      await page.drawn();
      expect(page.colorAt(0.5, 0.5)).to.deep.equal([255, 255, 255], background);
    }
  });

  it('is drawn anew where it comes onto a screen with other pixels', async () => {
    const page = await CropPage.open();
    page.host.style.inlineSize = '300px';
    await page.drawn();
    const native = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio')!;
    Object.defineProperty(window, 'devicePixelRatio', {value: 2, configurable: true});
    // More pixels of the screen for each of the page, and no other size.
    page.host.style.zoom = '2';
    await page.drawn();
    Object.defineProperty(window, 'devicePixelRatio', native);
    expect(page.canvas.width).to.equal(600);
  });

  it('is drawn once a frame, and not at all when nothing has changed', async () => {
    const page = await CropPage.open();
    const {prototype} = CanvasRenderingContext2D;
    const draw = prototype.drawImage;
    let count = 0;
    prototype.drawImage = function (this: CanvasRenderingContext2D, ...values: unknown[]) {
      count += 1;
      draw.apply(this, values as Parameters<typeof draw>);
    };
    try {
      for (const key of ['+', '+', 'ArrowLeft', 'r']) page.press(key);
      await page.drawn();
      expect(count).to.equal(1);
      page.host.requestUpdate();
      await page.drawn();
      expect(count).to.equal(1);
    } finally {
      prototype.drawImage = draw;
    }
  });

  it('stays sharp and right when its size changes, when it is hidden, and when it is moved', async () => {
    const page = await CropPage.open();
    await setViewport({width: 320, height: 600});
    await until(() => page.canvas.width === Math.round(page.canvas.clientWidth * devicePixelRatio));
    expect(page.canvas.clientWidth).to.be.lessThan(321);
    expect(document.documentElement.scrollWidth).to.be.lessThan(321);
    await expectShown(page);
    page.host.hidden = true;
    page.press('r');
    await page.drawn();
    page.host.hidden = false;
    await expectShown(page);
    const place = document.createElement('div');
    page.host.parentElement!.append(place);
    place.append(page.host);
    await setViewport({width: 800, height: 600});
    await until(() => page.canvas.width > 320, 'the canvas has grown');
    await expectShown(page);
  });

  it('forgets the photo', async () => {
    const page = await CropPage.open();
    page.press('r');
    page.host.stage.close();
    await page.drawn();
    expect(page.area).to.deep.equal(none);
    expect(page.colorAt(0.5, 0.5).every((value) => value < 40)).to.equal(true);
    page.press('+');
    page.wheel(-100);
    page.button('Turn right').click();
    page.host.stage.reset();
    expect(page.area).to.deep.equal(none);
  });

  it('begins anew with another photo', async () => {
    const page = await CropPage.open();
    page.press('r');
    const preview = await createImageBitmap(new ImageData(10, 50));
    page.host.stage.open({width: 100, height: 500, preview});
    expect(page.area).to.deep.equal({rotation: 0, x: 0, y: 200, side: 100});
  });

  for (const [width, height] of [
    [1, 5_000],
    [5_000, 1],
    [1, 1],
    [63, 90],
  ] as const) {
    it(`takes a photo of ${width} × ${height}, which is too small to be enlarged`, async () => {
      const page = await CropPage.open(width, height);
      expect(page.slider.disabled).to.equal(true);
      for (const key of ['+', 'ArrowUp', 'r', 'ArrowLeft', '-', 'r', 'r']) page.press(key);
      page.wheel(-100);
      expect(page.area.side).to.equal(Math.min(width, height));
      expect(page.area.rotation).to.equal(270);
      page.press('0');
      await expectShown(page, width, height);
    });
  }
});

describe('cropping by slider and buttons', () => {
  it('zooms about the middle, evenly, and says how far', async () => {
    const page = await CropPage.open();
    page.slider.focus();
    await sendKeys({press: 'End'});
    await page.host.updateComplete;
    expect(page.area).to.deep.equal({rotation: 0, x: 1_813, y: 1_313, side: 375});
    expect(page.slider.getAttribute('aria-valuetext')).to.equal('800%');
    page.slider.value = '50';
    page.slider.dispatchEvent(new Event('input'));
    await page.host.updateComplete;
    expect(page.slider.getAttribute('aria-valuetext')).to.equal('283%');
    expect(page.slider.style.getPropertyValue('--_zoom')).to.equal('0.5');
    await expectShown(page);
    await sendKeys({press: 'Home'});
    expect(page.area).to.deep.equal(start);
  });

  it('says the zoom in the language of the page', async () => {
    const page = await CropPage.open(4_000, 3_000, {lang: 'de'});
    page.wheel(-10_000);
    await page.host.updateComplete;
    expect(page.slider.getAttribute('aria-valuetext')).to.match(/^\d{3}\s%$/);
    expect(page.slider.value).to.not.equal('0');
  });

  it('turns by 90°, four times, and shows the right pixels each time', async () => {
    const page = await CropPage.open();
    page.wheel(-150);
    page.press('ArrowLeft', {shiftKey: true});
    page.press('ArrowDown', {shiftKey: true});
    const first = page.area;
    for (const rotation of [90, 180, 270, 0]) {
      page.button('Turn right').click();
      expect(page.area.rotation).to.equal(rotation);
      await expectShown(page);
    }
    expect(page.area).to.deep.equal(first);
  });

  it('starts over', async () => {
    const page = await CropPage.open();
    for (const key of ['+', '+', 'ArrowUp', 'r']) page.press(key);
    page.button('Start over').click();
    expect(page.area).to.deep.equal(start);
  });
});

describe('cropping by keyboard', () => {
  it('moves the photo the way of the arrow, further with Shift', async () => {
    const page = await CropPage.open();
    page.host.stage.focus();
    await sendKeys({press: 'ArrowRight'});
    const step = 500 - page.area.x;
    expect(step).to.be.within(20, 100);
    await sendKeys({press: 'Shift+ArrowRight'});
    expect(500 - page.area.x).to.be.closeTo(step * 6, 3);
    await sendKeys({press: 'ArrowLeft'});
    expect(500 - page.area.x).to.be.closeTo(step * 5, 3);
    await sendKeys({press: '+'});
    expect(page.area.side).to.be.lessThan(3_000);
    const {y} = page.area;
    await sendKeys({press: 'ArrowUp'});
    expect(page.area.y).to.be.greaterThan(y);
    await sendKeys({press: 'ArrowDown'});
    expect(page.area.y).to.be.closeTo(y, 1);
    await expectShown(page);
  });

  it('moves it the same way where text goes from right to left', async () => {
    const page = await CropPage.open(4_000, 3_000, {dir: 'rtl'});
    page.press('ArrowRight');
    expect(page.area.x).to.be.lessThan(500);
    await expectShown(page);
  });

  it('zooms, turns to both sides and starts over', async () => {
    const page = await CropPage.open();
    page.host.stage.focus();
    for (const key of ['+', '=', '-', '-']) await sendKeys({press: key});
    expect(page.area).to.deep.equal(start);
    await sendKeys({press: 'r'});
    expect(page.area.rotation).to.equal(90);
    for (let press = 0; press < 2; press += 1) await sendKeys({press: 'Shift+R'});
    expect(page.area.rotation).to.equal(270);
    await sendKeys({press: 'Home'});
    expect(page.area).to.deep.equal(start);
    page.press('r');
    page.press('0');
    expect(page.area).to.deep.equal(start);
  });

  it('leaves alone what is a shortcut of the browser or of the page', async () => {
    const page = await CropPage.open();
    const events = [
      page.press('r', {ctrlKey: true}),
      page.press('-', {metaKey: true}),
      page.press('ArrowLeft', {altKey: true}),
      page.press('Tab'),
      page.press('constructor'),
    ];
    expect(events.some(({defaultPrevented}) => defaultPrevented)).to.equal(false);
    expect(page.area).to.deep.equal(start);
    expect(page.press('ArrowLeft').defaultPrevented).to.equal(true);
  });

  it('says where it has led when there is a pause, and nothing of a photo that is gone or being sent', async () => {
    const gone = await CropPage.open();
    gone.press('r');
    await gone.openPicture(4_000, 3_000);
    const sent = await CropPage.open();
    sent.press('r');
    sent.host.frozen = true;
    await sent.host.updateComplete;
    const page = await CropPage.open();
    const {said} = page.host;
    for (let press = 0; press < 30; press += 1) page.press('ArrowLeft');
    await until(() => said.length > 0);
    page.button('Turn right').click();
    await until(() => said.length > 1);
    expect(said).to.deep.equal(['Frame at 100% from the left.', 'Turned by 90°.']);
    expect([...gone.host.said, ...sent.host.said]).to.deep.equal([]);
  });
});

describe('the stage while the photo is being sent', () => {
  it('looks the same, and takes no input', async () => {
    const page = await CropPage.open();
    const look = page.canvas.toDataURL();
    page.host.frozen = true;
    await page.drawn();
    page.press('r');
    expect(page.wheel(-100).defaultPrevented).to.equal(false);
    page.button('Turn right').click();
    page.slider.value = '50';
    page.slider.dispatchEvent(new Event('input'));
    await page.drag([0.4, 0.5]);
    await page.drawn();
    expect(page.area).to.deep.equal(start);
    expect(look === page.canvas.toDataURL()).to.equal(true);
    page.host.stage.focus();
    expect(page.root.activeElement === null).to.equal(true);
    page.host.frozen = false;
    await page.drawn();
    page.host.stage.focus();
    expect(page.root.activeElement === page.canvas).to.equal(true);
  });

  it('has let go of what was held', async () => {
    const page = await CropPage.open();
    page.finger('down', 1, 0.5, 0.5);
    page.host.frozen = true;
    await page.drawn();
    page.finger('move', 1, 0.6, 0.5);
    page.host.frozen = false;
    await page.drawn();
    page.finger('move', 1, 0.7, 0.5);
    expect(page.area).to.deep.equal(start);
  });
});

describe('accessibility of the stage', () => {
  const states: Record<string, () => Promise<CropPage>> = {
    open: () => CropPage.open(),
    'too small to be enlarged': () => CropPage.open(20, 20),
    'zoomed, in a square': async () => {
      const page = await CropPage.open(4_000, 3_000, {shape: 'square'});
      for (const key of ['+', '+', '+']) page.press(key);
      await page.drawn();
      return page;
    },
    frozen: () => CropPage.open(4_000, 3_000, {frozen: ''}),
  };

  testColourSchemes(states, async (open) => (await open()).host);

  it('has buttons of 44 pixels with names', async () => {
    const page = await CropPage.open();
    for (const name of ['Turn right', 'Start over']) {
      const {width, height} = page.button(name).getBoundingClientRect();
      expect(width).to.be.at.least(44);
      expect(height).to.be.at.least(44);
      expect(page.button(name).getAttribute('aria-label')).to.equal(name);
    }
  });
});
