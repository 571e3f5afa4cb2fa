import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CropArea, Rotation} from '../src/elements/avatar-upload/crop/crop-area.js';
import {describeChange, type CropChange} from '../src/elements/avatar-upload/crop/crop-change.js';
import {
  coverArea,
  frameIn,
  moveArea,
  roundArea,
  stepArea,
  turnArea,
  turnedSize,
  zoomArea,
  zoomLimit,
  zoomOf,
  type Point,
  type Size,
} from '../src/elements/avatar-upload/crop/crop-geometry.js';
import {crop} from '../src/locales/en/crop.js';

const landscape: Size = {width: 4_000, height: 3_000};

const sizes: readonly Size[] = [
  landscape,
  {width: 3_000, height: 4_000},
  {width: 512, height: 512},
  {width: 1, height: 5_000},
  {width: 5_000, height: 1},
  {width: 1, height: 1},
  {width: 3, height: 2},
  {width: 63, height: 65},
  {width: 101, height: 64},
  {width: 30_000, height: 7},
];

const nameOf = ({width, height}: Size) => `${width} × ${height}`;

/** The same numbers at every run, between 0 and 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function assertInside(area: CropArea, size: Size, slack: number): void {
  const {width, height} = turnedSize(size, area.rotation);
  const shorter = Math.min(width, height);
  const told = `${JSON.stringify(area)} in ${nameOf(size)}`;
  assert.ok(area.side > 0 && area.side <= shorter + slack, told);
  assert.ok(area.x >= 0 && area.x + area.side <= width + slack, told);
  assert.ok(area.y >= 0 && area.y + area.side <= height + slack, told);
  assert.ok(area.side >= Math.min(shorter, 64, shorter / zoomLimit(size)) - slack, told);
  assert.ok([0, 90, 180, 270].includes(area.rotation), told);
}

/** A rounding error of the processor, in pixels. */
const tiny = 1e-6;

const isNear = (one: number, other: number) => Math.abs(one - other) < tiny;

const assertSame = (one: CropArea, other: CropArea) => {
  const isSame = isNear(one.x, other.x) && isNear(one.y, other.y) && isNear(one.side, other.side);
  assert.ok(isSame && one.rotation === other.rotation, `${JSON.stringify(one)} is ${JSON.stringify(other)}`);
};

/** The pixel of the upright picture that a point of the frame shows. */
function pixelAt(area: CropArea, {width, height}: Size, point: Point): Point {
  const x = area.x + point.x * area.side;
  const y = area.y + point.y * area.side;
  const upright: Record<Rotation, Point> = {
    0: {x, y},
    90: {x: y, y: height - x},
    180: {x: width - x, y: height - y},
    270: {x: width - y, y: x},
  };
  return upright[area.rotation];
}

describe('the area of a crop', () => {
  for (const size of sizes) {
    it(`is at first the biggest square in the middle: ${nameOf(size)}`, () => {
      const {rotation, x, y, side} = coverArea(size);
      assert.equal(rotation, 0);
      assert.equal(side, Math.min(size.width, size.height));
      assert.equal(x * 2 + side, size.width);
      assert.equal(y * 2 + side, size.height);
    });

    it(`stays a square inside the picture, whatever is done to it: ${nameOf(size)}`, () => {
      const random = randomNumbers(size.width * 7 + size.height);
      const between = (least: number, most: number) => least + random() * (most - least);
      const point = () => ({x: between(-2, 3), y: between(-2, 3)});
      let area = coverArea(size);
      for (let round = 0; round < 3_000; round += 1) {
        const choice = random();
        if (choice < 0.3) {
          area = moveArea(area, size, {from: point(), to: point(), scale: Math.exp(between(-3, 3))});
        } else if (choice < 0.5) area = zoomArea(area, size, Math.exp(between(-1, 1)), point());
        else if (choice < 0.7) area = stepArea(area, size, {x: between(-200, 200), y: between(-200, 200)});
        else if (choice < 0.95) area = turnArea(area, size);
        else area = coverArea(size);
        assertInside(area, size, tiny);
        const rounded = roundArea(area, size);
        assertInside(rounded, size, 0.5);
        for (const value of [rounded.x, rounded.y, rounded.side]) assert.ok(Number.isInteger(value));
        const {width, height} = turnedSize(size, rounded.rotation);
        assert.ok(rounded.x + rounded.side <= width && rounded.y + rounded.side <= height);
      }
    });

    it(`comes back after four turns, from every place: ${nameOf(size)}`, () => {
      const start = stepArea(zoomArea(coverArea(size), size, 2), size, {x: 3, y: -4});
      let area = start;
      for (const rotation of [90, 180, 270, 0]) {
        area = turnArea(area, size);
        assert.equal(area.rotation, rotation);
      }
      assertSame(area, start);
    });
  }

  it('shows the same pixel in the middle after each turn, and at the corner the one that came there', () => {
    let area = moveArea(coverArea(landscape), landscape, {
      from: {x: 0, y: 0},
      to: {x: 0.2, y: 0.1},
      scale: 3,
    });
    for (let turn = 0; turn < 4; turn += 1) {
      const turned = turnArea(area, landscape);
      for (const [now, before] of [
        [
          {x: 0.5, y: 0.5},
          {x: 0.5, y: 0.5},
        ],
        [
          {x: 1, y: 0},
          {x: 0, y: 0},
        ],
        [
          {x: 0, y: 0},
          {x: 0, y: 1},
        ],
      ] as const) {
        const one = pixelAt(turned, landscape, now);
        const other = pixelAt(area, landscape, before);
        assert.ok(isNear(one.x, other.x) && isNear(one.y, other.y), `turn ${turn}`);
      }
      area = turned;
    }
  });
});

describe('a move', () => {
  it('keeps the pixel that was taken hold of under the finger', () => {
    const start = zoomArea(coverArea(landscape), landscape, 3);
    const from = {x: 0.3, y: 0.6};
    const to = {x: 0.4, y: 0.5};
    const area = moveArea(start, landscape, {from, to, scale: 1.5});
    const held = pixelAt(start, landscape, from);
    const now = pixelAt(area, landscape, to);
    assert.ok(isNear(held.x, now.x) && isNear(held.y, now.y));
    assert.ok(isNear(area.side, start.side / 1.5));
  });

  it('to where it is already is none, in every last digit: then a wheel scrolls the page', () => {
    const random = randomNumbers(3);
    for (let round = 0; round < 1_000; round += 1) {
      const point = {x: random(), y: random()};
      const start = zoomArea(coverArea(landscape), landscape, 1 + random() * 8, {x: random(), y: random()});
      const scale = start.side === 375 ? 2 : 1;
      assert.deepEqual(moveArea(start, landscape, {from: point, to: point, scale}), start);
    }
  });

  it('goes no further than the edge', () => {
    const area = moveArea(coverArea(landscape), landscape, {from: {x: 0, y: 0}, to: {x: 5, y: 5}, scale: 1});
    assert.deepEqual(area, {rotation: 0, x: 0, y: 0, side: 3_000});
  });

  it('by a step takes the picture that way, and crosses the longest one in a hundred', () => {
    const tall: Size = {width: 1, height: 5_000};
    assert.ok(stepArea(coverArea(landscape), landscape, {x: 1, y: 0}).x < 500);
    let area = coverArea(tall);
    for (let press = 0; press < 51; press += 1) area = stepArea(area, tall, {x: 0, y: 1});
    assert.deepEqual(roundArea(area, tall), {rotation: 0, x: 0, y: 0, side: 1});
  });
});

describe('the zoom', () => {
  it('keeps the pixel at its point, and the middle by itself', () => {
    const start = coverArea(landscape);
    for (const about of [
      {x: 0.5, y: 0.5},
      {x: 0.1, y: 0.8},
    ]) {
      const area = zoomArea(start, landscape, 2, about);
      const before = pixelAt(start, landscape, about);
      const after = pixelAt(area, landscape, about);
      assert.ok(isNear(before.x, after.x) && isNear(before.y, after.y));
      assert.ok(isNear(zoomOf(area, landscape), 2));
    }
  });

  for (const [size, most] of [
    [landscape, 8],
    [{width: 512, height: 600}, 8],
    [{width: 128, height: 5_000}, 2],
    [{width: 64, height: 64}, 1],
    [{width: 1, height: 5_000}, 1],
  ] as const) {
    it(`of ${nameOf(size)} ends at ${most}`, () => {
      assert.equal(zoomLimit(size), most);
      assert.ok(isNear(zoomOf(zoomArea(coverArea(size), size, 1_000), size), most));
      assert.ok(isNear(zoomOf(zoomArea(coverArea(size), size, 0.001), size), 1));
    });
  }
});

describe('the frame', () => {
  for (const stage of [
    {width: 320, height: 240},
    {width: 240, height: 320},
    {width: 1, height: 1},
  ]) {
    it(`lies in the middle of a stage of ${nameOf(stage)}`, () => {
      const {x, y, side} = frameIn(stage);
      assert.ok(side > 0 && x > 0 && y > 0);
      assert.ok(isNear(x * 2 + side, stage.width) && isNear(y * 2 + side, stage.height));
    });
  }
});

describe('what is said after a change', () => {
  const tall: Size = {width: 300, height: 900};
  const small: Size = {width: 50, height: 50};
  const enlarged = zoomArea(coverArea(landscape), landscape, 1.5);

  const say = (kind: CropChange['kind'], area: CropArea, size: Size, language = 'en') =>
    describeChange(kind, area, size, crop, language);

  for (const [what, said, text] of [
    ['a move', say('move', enlarged, landscape), 'Frame at 50% from the left, 50% from the top.'],
    ['a move across', say('move', coverArea(landscape), landscape), 'Frame at 50% from the left.'],
    ['a move down', say('move', {...coverArea(tall), y: 60}, tall), 'Frame at 10% from the top.'],
    ['a move without room', say('move', coverArea(small), small), 'The whole photo is in the frame.'],
    ['the zoom', say('zoom', enlarged, landscape), 'Zoom 150%.'],
    ['the zoom in German', say('zoom', enlarged, landscape, 'de'), 'Zoom 150\u00a0%.'],
    ['a turn', say('turn', turnArea(enlarged, landscape), landscape), 'Turned by 90°.'],
    ['the last turn', say('turn', enlarged, landscape), 'Upright again.'],
    ['the start', say('reset', coverArea(landscape), landscape), 'Back at the start.'],
  ] as const) {
    it(`tells of ${what}`, () => assert.equal(said, text));
  }
});
