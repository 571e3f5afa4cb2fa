import {expect} from '@open-wc/testing';
import {resetMouse, sendMouse} from '@web/test-runner-commands';
import {CropPage, expectShown, start} from '../helpers/crop-page.js';

describe('cropping by mouse', () => {
  afterEach(() => resetMouse());

  it('drags the photo, no further than its edge, and takes it back with the cursor', async () => {
    const page = await CropPage.open();
    const perStage = (start.side / 0.86) * (page.canvas.clientWidth / page.canvas.clientHeight);
    await page.drag([0.55, 0.5]);
    expect(page.area.x).to.be.closeTo(500 - 0.05 * perStage, 15);
    expect(page.area.y).to.equal(0);
    await expectShown(page);
    page.host.stage.reset();
    await page.drag([0.9, 0.9]);
    expect(page.area).to.deep.equal({...start, x: 0});
    page.host.stage.reset();
    // At the edge already, and back to where it was taken.
    await page.drag([0.9, 0.5], [0.5, 0.5]);
    expect(page.area).to.deep.equal(start);
  });

  it('goes on outside the stage, and ends where the button is let go', async () => {
    const page = await CropPage.open();
    await page.drag([0.5, 1.2], [0.45, 1.3]);
    expect(page.area.x).to.be.greaterThan(500);
    const {area} = page;
    await sendMouse({type: 'move', position: page.place(0.9, 0.5)});
    expect(page.area).to.deep.equal(area);
  });

  it('goes on outside the stage by the pen of a tablet, too, which browsers take for a mouse', async () => {
    const page = await CropPage.open();
    const captured: number[] = [];
    page.canvas.setPointerCapture = (id) => captured.push(id);
    for (const [index, pointerType] of ['mouse', 'pen', 'touch'].entries()) {
      const event = new PointerEvent('pointerdown', {pointerId: index, pointerType});
      page.canvas.dispatchEvent(event);
    }
    expect(captured, 'fingers are captured by the browser').to.deep.equal([0, 1]);
  });

  it('does not drag by other buttons', async () => {
    const page = await CropPage.open();
    await sendMouse({type: 'move', position: page.place(0.5, 0.5)});
    await sendMouse({type: 'down', button: 'middle'});
    await sendMouse({type: 'move', position: page.place(0.6, 0.5)});
    await sendMouse({type: 'up', button: 'middle'});
    expect(page.area).to.deep.equal(start);
  });

  it('zooms by the wheel about the cursor, and lets the page scroll at the ends', async () => {
    const page = await CropPage.open();
    const [clientX, clientY] = page.place(0.35, 0.3);
    await page.drawn();
    const before = page.colorAt(0.35, 0.3);
    expect(page.wheel(-100, {clientX, clientY}).defaultPrevented).to.equal(true);
    expect(page.area.side).to.be.lessThan(2_600);
    await page.drawn();
    for (const [index, value] of page.colorAt(0.35, 0.3).entries()) {
      expect(value).to.be.closeTo(before[index] ?? NaN, 6);
    }
    page.wheel(10_000);
    page.wheel(3, {deltaMode: WheelEvent.DOM_DELTA_PAGE});
    expect(page.area.side).to.equal(3_000);
    expect(page.wheel(100).defaultPrevented).to.equal(false);
    expect(page.wheel(0, {deltaX: 50}).defaultPrevented).to.equal(false);
    // Else the browser would zoom the page.
    expect(page.wheel(100, {ctrlKey: true}).defaultPrevented).to.equal(true);
  });

  it('zooms by a touchpad more for the same way, and never by leaps', async () => {
    const page = await CropPage.open();
    const zoomBy = (deltaY: number, ctrlKey: boolean) => {
      page.host.stage.reset();
      page.wheel(deltaY, {ctrlKey});
      return start.side / page.area.side;
    };
    expect(zoomBy(-10, true)).to.be.greaterThan(zoomBy(-10, false));
    expect(zoomBy(-120, true), 'of a wheel with Ctrl').to.be.lessThan(1.5);
  });

  it('zooms by the gestures of Safari, and keeps it from zooming the page', async () => {
    const page = await CropPage.open();
    const gesture = (type: string, scale: number) => {
      const [clientX, clientY] = page.place(0.5, 0.5);
      const event = Object.assign(new MouseEvent(`gesture${type}`, {clientX, clientY, cancelable: true}), {
        scale,
      });
      page.canvas.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(gesture('start', 1)).to.equal(true);
    for (const scale of [1.5, 2]) expect(gesture('change', scale)).to.equal(true);
    expect(page.area.side).to.equal(1_500);
    gesture('start', 1);
    gesture('change', 0.75);
    expect(page.area.side).to.equal(2_000);
    page.finger('down', 1, 0.5, 0.5);
    expect(gesture('change', 2), 'which iPhones make of fingers, too').to.equal(true);
    expect(page.area.side).to.equal(2_000);
  });

  it('takes a wheel that turns by lines as one that turns by pixels', async () => {
    const page = await CropPage.open();
    page.wheel(-48);
    const {side} = page.area;
    page.host.stage.reset();
    page.wheel(-3, {deltaMode: WheelEvent.DOM_DELTA_LINE});
    expect(page.area.side).to.equal(side);
  });
});

describe('cropping by touch', () => {
  it('zooms by two fingers about their middle, and moves with them', async () => {
    const page = await CropPage.open();
    const before = page.shown();
    page.finger('down', 1, 0.45, 0.5);
    page.finger('down', 2, 0.55, 0.5);
    page.finger('move', 1, 0.4, 0.5);
    page.finger('move', 2, 0.6, 0.5);
    expect(page.area.side).to.be.closeTo(1_500, 30);
    await page.drawn();
    expect(page.shown().x).to.be.closeTo(before.x, 0.02);
    const {x} = page.area;
    page.finger('move', 1, 0.5, 0.5);
    page.finger('move', 2, 0.7, 0.5);
    expect(page.area.side).to.be.closeTo(1_500, 30);
    expect(page.area.x).to.be.lessThan(x - 100);
  });

  for (const end of ['up', 'cancel'] as const) {
    it(`goes on with one finger, without a jump, after “${end}” of the other`, async () => {
      const page = await CropPage.open();
      page.finger('down', 1, 0.45, 0.5);
      page.finger('down', 2, 0.55, 0.5);
      page.finger('move', 2, 0.65, 0.5);
      const {area} = page;
      page.finger(end, 1, 0.45, 0.5);
      page.finger('move', 2, 0.65, 0.5);
      page.finger('move', 1, 0.1, 0.1);
      expect(page.area).to.deep.equal(area);
      page.finger('move', 2, 0.6, 0.5);
      expect(page.area.side).to.equal(area.side);
      expect(page.area.x).to.be.greaterThan(area.x);
      page.finger(end, 2, 0.6, 0.5);
      const last = page.area;
      page.finger('move', 2, 0.3, 0.3);
      expect(page.area).to.deep.equal(last);
    });
  }

  it('takes no notice of a third finger, and survives two at one point', async () => {
    const page = await CropPage.open();
    for (const id of [1, 2]) page.finger('down', id, 0.5, 0.5);
    page.finger('move', 2, 0.5, 0.5);
    expect(page.area).to.deep.equal(start);
    page.finger('move', 2, 0.9, 0.5);
    expect(page.area.side).to.equal(375);
    const {area} = page;
    page.finger('down', 3, 0.2, 0.2);
    page.finger('move', 3, 0.8, 0.8);
    expect(page.area).to.deep.equal(area);
  });

  it('lets go of what is turned by a key meanwhile', async () => {
    const page = await CropPage.open();
    page.finger('down', 1, 0.5, 0.5);
    page.press('r');
    page.finger('move', 1, 0.6, 0.5);
    expect(page.area.rotation).to.equal(90);
  });
});
