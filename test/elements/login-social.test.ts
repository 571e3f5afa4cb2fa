import {expect} from '@open-wc/testing';
import '../../src/define/index.js';
import {hasSocialAnswer} from '../../src/elements/login/ways/social/social-answer.js';
import {CubeProviderError} from '../../src/provider-error.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {complaintsOf} from '../helpers/complaints.js';
import {useEmulator} from '../helpers/emulator.js';
import {nextEvent} from '../helpers/next-event.js';
import {handOver, SocialPage, useFakeWindows, type FakeWindow} from '../helpers/social-page.js';
import {until} from '../helpers/until.js';
import {registerToken} from '../helpers/ways-page.js';

const exchangePath = '/_emulator/facebook/oauth/access_token';
const failed = 'Signing in with Facebook did not work. Try again.';
const refused = 'Signing in with Facebook is not possible here at the moment. Try another way.';
const down = 'Facebook cannot be reached. Check your connection and try again.';
const random = 'x'.repeat(43);

const answerOf = (window: FakeWindow, query: Readonly<Record<string, string>>): URL =>
  new URL(
    `?${String(new URLSearchParams({state: window.address!.searchParams.get('state')!, ...query}))}`,
    location.href,
  );

describe('signing in with Facebook and Twitter', () => {
  const emulator = useEmulator();
  const windows = useFakeWindows();

  const open = (attributes?: Readonly<Record<string, string>>) => SocialPage.openWith(emulator, attributes);

  /** Resolves to the page and the provider's window, once that is at the provider. */
  const begin = async (attributes?: Readonly<Record<string, string>>) => {
    const page = await open(attributes);
    await page.begin();
    const provider = windows.opened[0]!;
    await provider.goesTo();
    return {page, provider};
  };

  /** Goes on to what the server answers. */
  const finish = async (page: SocialPage, provider: FakeWindow) => {
    await handOver(await provider.choose());
    await page.isSignedIn();
  };

  it('asks in a window, and signs in by what that brings', async () => {
    const {page, provider} = await begin();
    const {searchParams} = await provider.goesTo();
    expect(Object.fromEntries(searchParams)).to.include({
      client_id: emulator.app.appId,
      redirect_uri: location.origin + location.pathname,
      response_type: 'code',
      scope: 'openid public_profile',
      code_challenge_method: 'S256',
    });
    expect(hasSocialAnswer(answerOf(provider, {code: 'x'}).href)).to.equal(true);
    expect(page.heading).to.equal('Sign in with Facebook');
    expect(page.text).to.contain('Continue in the Facebook window.');
    expect(page.announcement).to.equal('Continue in the Facebook window.');
    page.action!.click();
    expect(provider.focused).to.equal(1);
    const signedIn = nextEvent(page.login, 'cube-login');
    await handOver(await provider.choose());
    const {user} = (await signedIn).detail;
    expect([user.fullName, provider.closed]).to.deep.equal(['Ann Facebook', true]);
    expect(page.errors).to.deep.equal([]);
  });

  it('makes each attempt one that nobody can guess', async () => {
    const seen = new Set<string>();
    for (let attempt = 0; attempt < 3; attempt++) {
      const {page, provider} = await begin();
      const {searchParams} = await provider.goesTo();
      for (const name of ['state', 'code_challenge', 'nonce']) seen.add(searchParams.get(name)!);
      page.login.remove();
      windows.opened.length = 0;
    }
    expect(seen.size).to.equal(9);
  });

  it('goes back without a word where the user cancels, there or here, and keeps what was typed', async () => {
    const page = await open();
    page.identifier.value = 'ann';
    await page.begin();
    await handOver(await windows.opened[0]!.choose({cancel: '1'}));
    await page.isBack();
    await page.begin();
    const late = await windows.opened[1]!.choose();
    page.other!.click();
    await page.isBack();
    expect(windows.opened.map(({closed}) => closed)).to.deep.equal([true, true]);
    await handOver(late);
    expect(page.session.state.status).to.equal('anonymous');
    expect([page.identifier.value, page.errors.length]).to.deep.equal(['ann', 0]);
    expect(await emulator.countRequests('POST /login')).to.equal(0);
  });

  it('opens one window, and takes the answer of the latest attempt only', async () => {
    const {page, provider} = await begin();
    provider.closed = true;
    await page.shows('The Facebook window seems to be closed.');
    const stale = await provider.choose({name: 'Stale Person'});
    page.action!.click();
    await until(() => windows.opened.length === 2);
    await handOver(stale);
    await page.shows('Continue in the Facebook window.');
    await finish(page, windows.opened[1]!);
    expect(page.session.state.user?.fullName).to.equal('Ann Facebook');
  });

  it('takes what comes from a window that seemed to be closed', async () => {
    const {page, provider} = await begin();
    provider.closed = true;
    await page.shows('The Facebook window seems to be closed.');
    expect(page.announcement).to.contain('seems to be closed');
    await finish(page, provider);
  });

  it('listens to nobody but its own window', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const {contentWindow} = frame;
    window.open = () => contentWindow;
    const page = await open({'facebook-url': `${location.origin}/nowhere`});
    await page.begin();
    await until(() => contentWindow!.location.search, 'the frame is at the provider');
    const state = new URLSearchParams(contentWindow!.location.search).get('state');
    const cubeAnswer = {provider: 'facebook', place: 'popup', state, code: 'x', error: null};
    const post = (init: MessageEventInit) => window.dispatchEvent(new MessageEvent('message', init));
    const {origin} = location;
    post({origin: 'https://evil.example', source: contentWindow, data: {cubeAnswer}});
    post({origin, source: window, data: {cubeAnswer}});
    post({origin, source: null, data: {cubeAnswer}});
    const others = [
      {...cubeAnswer, state: `cube-popup-facebook-${random}`},
      {...cubeAnswer, state: null},
      null,
      'text',
    ];
    for (const other of others) post({origin, source: contentWindow, data: {cubeAnswer: other}});
    for (const data of [null, undefined, 'text', 5, {cubeTaken: state}])
      post({origin, source: contentWindow, data});
    await page.login.updateComplete;
    expect(page.text).to.contain('Continue in the Facebook window.');
    post({origin, source: contentWindow, data: {cubeAnswer}});
    await page.shows('Facebook');
    await until(() => page.errors.length === 1, 'the code was exchanged');
    frame.remove();
  });

  it('says that the window was blocked, and offers two ways on', async () => {
    windows.isBlocked = true;
    const page = await open();
    await page.begin();
    await page.shows('Your browser has blocked the Facebook window.');
    expect([page.action!.textContent.trim(), page.other!.textContent.trim()]).to.deep.equal([
      'Continue in this window',
      'Try again',
    ]);
    expect((page.errors[0] as CubeProviderError).problem).to.equal('blocked');
    windows.isBlocked = false;
    page.other!.click();
    await until(() => windows.opened.length === 1);
    await finish(page, windows.opened[0]!);
  });

  it('does not leave the page where nothing is kept for it, and offers a window', async () => {
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    try {
      const page = await open({'provider-window': 'redirect'});
      await page.begin();
      await page.shows('Your browser keeps nothing for this page');
      page.action!.click();
      await until(() => windows.opened.length === 1);
      await finish(page, windows.opened[0]!);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('closes the window with the element, but not where that is only moved', async () => {
    const {page, provider} = await begin();
    const place = document.createElement('div');
    page.session.append(place);
    place.append(page.login);
    await page.shows('Continue in the Facebook window.');
    expect(provider.closed).to.equal(false);
    const back = await provider.choose();
    page.login.remove();
    await until(() => provider.closed, 'the window is closed');
    await handOver(back);
    expect(await emulator.countRequests('POST /login')).to.equal(0);
    page.session.append(page.login);
    await page.isBack();
    expect(page.heading).not.to.equal('Sign in with Facebook');
  });

  it('has one way back at a time, and none where there is nothing else to choose', async () => {
    for (const methods of ['password facebook', 'facebook']) {
      windows.opened.length = 0;
      const {page, provider} = await begin({methods});
      expect([page.other!.textContent.trim(), !!page.part('back')]).to.deep.equal(['Cancel', false]);
      await handOver(answerOf(provider, {error: 'server_error'}));
      await page.shows(failed);
      expect([!!page.other, !!page.part('back')]).to.deep.equal([false, methods !== 'facebook']);
    }
  });

  it('leaves the focus where the user is by now', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    const {page, provider} = await begin();
    field.focus();
    await handOver(await provider.choose({cancel: '1'}));
    await page.isBack();
    await page.login.updateComplete;
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  describe('when the provider fails', () => {
    const exchanges: [name: string, fault: object, text: string, problem: string, code?: string][] = [
      ['is down', {status: 503, body: '<h1>Down</h1>'}, down, 'unreachable'],
      ['cuts the connection', {reset: true}, down, 'unreachable'],
      ['sends half an answer', {truncate: true}, down, 'unreachable'],
      ['sends a page', {status: 200, body: '<h1>Hello</h1>'}, failed, 'failed'],
      ['sends no token', {status: 200, body: {token_type: 'bearer'}}, failed, 'failed'],
      ['sends a token that is no text', {status: 200, body: {access_token: {}}}, failed, 'failed'],
      ['sends a list', {status: 200, body: ['access_token']}, failed, 'failed'],
      ['does not know the app', {status: 400, body: {error: {code: 101}}}, refused, 'refused', '101'],
      ['takes the code for used', {status: 400, body: {error: {code: 100}}}, failed, 'failed', '100'],
      ['says something hostile', {status: 400, body: {error: '<script>'}}, refused, 'refused'],
      [
        'wants no more',
        {status: 429},
        'Too many attempts. Wait a while, then try again.',
        'too-many-attempts',
      ],
    ];
    for (const [name, fault, text, problem, code] of exchanges) {
      it(`says so where it ${name}, and asks anew at the next try`, async () => {
        const {page, provider} = await begin();
        await emulator.fault({path: exchangePath, times: 10, ...fault});
        await handOver(await provider.choose());
        await page.shows(text);
        expect(page.announcement).to.equal(text);
        const [error] = page.errors as CubeProviderError[];
        expect([error!.problem, error!.code]).to.deep.equal([problem, code]);
        await emulator.clearFaults();
        page.action!.click();
        await until(() => windows.opened.length === 2, 'another window is opened');
        await finish(page, windows.opened[1]!);
      });
    }

    for (const [error, text, problem, code] of [
      ['invalid_scope', refused, 'refused', 'invalid_scope'],
      ['server_error', failed, 'failed', 'server_error'],
      ['temporarily_unavailable', down, 'unreachable', 'temporarily_unavailable'],
      ['<b>hostile</b>', failed, 'failed', undefined],
      ['', failed, 'failed', undefined],
    ] as const) {
      it(`says so where it leads back with “${error}”`, async () => {
        const {page, provider} = await begin();
        await handOver(answerOf(provider, {error}));
        await page.shows(text);
        const [told] = page.errors as CubeProviderError[];
        expect([told!.problem, told!.code]).to.deep.equal([problem, code]);
      });
    }
  });

  it('uses the token again, without asking, where the network was lost on the way to the server', async () => {
    const {page, provider} = await begin();
    await emulator.fault({path: '/login', reset: true, times: 5});
    await emulator.fault({path: '/session', reset: true, times: 5});
    await handOver(await provider.choose());
    await page.shows('The server cannot be reached.');
    await emulator.clearFaults();
    page.action!.click();
    await page.isSignedIn();
    expect(windows.opened.length).to.equal(1);
    expect(page.session.state.user?.fullName).to.equal('Ann Facebook');
  });

  it('asks anew where the server refuses the token, and tells the developer why', async () => {
    const {page, provider} = await begin();
    const why = 'Bad Authentication data. Unauthorized on remote side. Status: 401.';
    await emulator.fault({path: '/login', status: 422, body: {errors: [why]}});
    await handOver(await provider.choose());
    await page.shows(refused);
    expect(page.errors[0]).to.include({name: 'CubeApiError', status: 422});
    expect((page.errors[0] as {messages: string[]}).messages).to.deep.equal([why]);
    page.action!.click();
    await until(() => windows.opened.length === 2);
    await finish(page, windows.opened[1]!);
  });

  it('signs in with Twitter by the backend that the page names', async () => {
    const backend = `${emulator.url}/backend`;
    const {token, secret} = await registerToken(emulator, 'twitter', 'Tom Twitter');
    const cors = {'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type'};
    const page = await open({'twitter-url': `${backend}?site=1`});
    await page.begin('twitter');
    expect(page.heading).to.equal('Sign in with X (Twitter)');
    const address = await windows.opened[0]!.goesTo();
    expect([address.origin + address.pathname, address.searchParams.get('site')]).to.deep.equal([
      backend,
      '1',
    ]);
    await emulator.fault({
      path: '/backend',
      method: 'POST',
      status: 200,
      headers: cors,
      body: {token, secret},
    });
    await handOver(answerOf(windows.opened[0]!, {code: 'the-code'}));
    await page.isSignedIn();
    expect(page.session.state.user?.fullName).to.equal('Tom Twitter');
  });

  describe('getSocialToken', () => {
    const offer = async (hook: unknown) => {
      const page = await open();
      Object.assign(page.login, {getSocialToken: hook});
      return page;
    };

    it('is asked in the place of the provider, for either', async () => {
      for (const provider of ['facebook', 'twitter'] as const) {
        const given = await registerToken(emulator, provider, `Hook ${provider}`);
        const page = await offer((asked: string) => (asked === provider ? Promise.resolve(given) : null));
        page.button(provider)!.click();
        await page.isSignedIn();
        expect(page.session.state.user?.fullName).to.equal(`Hook ${provider}`);
        await page.session.client.signOut();
      }
      expect(windows.opened.length).to.equal(0);
    });

    it('is found where frameworks look for it, to set it as a property', () => {
      const element = document.createElement('cube-login');
      expect(['getSocialToken' in element, 'firebaseAuth' in element]).to.deep.equal([true, true]);
      expect([element.getSocialToken, element.firebaseAuth]).to.deep.equal([undefined, undefined]);
    });

    it('may be cancelled, by the page with null and by the user', async () => {
      const signals: AbortSignal[] = [];
      const page = await offer((_: string, {signal}: {signal: AbortSignal}) => {
        signals.push(signal);
        return signals.length === 1 ? Promise.resolve(null) : new Promise(() => undefined);
      });
      page.button('facebook')!.click();
      await until(() => signals.length === 1);
      await page.isBack();
      await page.begin();
      page.other!.click();
      await page.isBack();
      expect(signals[1]!.aborted).to.equal(true);
      expect(page.errors).to.deep.equal([]);
    });

    const wrong = [
      undefined,
      'token',
      5,
      {},
      {token: ''},
      {token: ' '},
      {token: 5},
      {token: 'x', secret: 5},
      [],
    ];
    it('has to give a token; whatever else it gives is told to the developer', async () => {
      for (const given of wrong) {
        const page = await offer(() => Promise.resolve(given));
        await page.begin();
        await page.shows(failed);
        expect((page.errors[0] as Error).message).to.contain('getSocialToken has to resolve to {token}');
      }
      const page = await offer(() => Promise.resolve({token: 'x'}));
      await page.begin('twitter');
      await until(() => page.errors.length === 1);
      expect((page.errors[0] as Error).message).to.contain('{token, secret}');
    });

    it('may fail: the user is told so in our words, the developer in its own', async () => {
      const secret = new Error('with a token-in-the-message');
      const failing = [
        () => Promise.reject(secret),
        () => {
          throw secret;
        },
      ];
      for (const hook of failing) {
        const complaints = await complaintsOf(async () => {
          const page = await offer(hook);
          await page.begin();
          await page.shows(failed);
          expect(page.login.shadowRoot!.textContent).not.to.contain('token-in-the-message');
          const [error] = page.errors as Error[];
          expect([error!.name, error!.cause]).to.deep.equal(['CubeProviderError', undefined]);
        });
        expect(complaints.some((text) => text.includes('getSocialToken has failed'))).to.equal(true);
      }
    });

    it('may say by itself what went wrong', async () => {
      const page = await offer(() => Promise.reject(new CubeProviderError('Closed.', 'cancelled')));
      page.button('facebook')!.click();
      await page.isBack();
      expect(page.errors).to.deep.equal([]);
    });

    it('may say that its own window was blocked, and is asked again at the next try', async () => {
      let calls = 0;
      const page = await offer(() =>
        ++calls === 1 ? Promise.reject(new CubeProviderError('No.', 'blocked')) : Promise.resolve(null),
      );
      await page.begin();
      await page.shows('Your browser has blocked the Facebook window.');
      expect([page.action!.textContent.trim(), page.other === null]).to.deep.equal(['Try again', true]);
      page.action!.click();
      await page.isBack();
      expect(calls).to.equal(2);
    });

    it('tells nothing of what it throws while it is read', async () => {
      const hostile = {
        get token() {
          throw new Error('with a token-in-the-message');
        },
      };
      await complaintsOf(async () => {
        const page = await offer(() => Promise.resolve(hostile));
        await page.begin();
        await page.shows(failed);
        expect((page.errors[0] as Error).message).to.equal('getSocialToken has failed.');
      });
    });
  });

  it('keeps the focus on one button from the click to the failure', async () => {
    const page = await open();
    page.button('facebook')!.focus();
    await page.begin();
    const {action} = page;
    await until(() => page.login.matches(':focus-within'), 'the focus is in the element');
    action!.focus();
    await emulator.fault({path: exchangePath, status: 503});
    await handOver(await windows.opened[0]!.choose());
    await page.shows(down);
    expect(page.action === action).to.equal(true);
    expect(page.login.shadowRoot!.activeElement === action).to.equal(true);
    page.part('back')!.click();
    await page.isBack();
    await until(() => page.login.shadowRoot!.activeElement === page.button('facebook'), 'it is back');
  });

  testColourSchemes(
    {
      waiting: async (page: SocialPage) => page.shows('Continue in the Facebook window.'),
      closed: async (page: SocialPage) => {
        windows.opened[0]!.closed = true;
        await page.shows('The Facebook window seems to be closed.');
      },
      failed: async (page: SocialPage) => {
        await handOver(answerOf(windows.opened[0]!, {error: 'server_error'}));
        await page.shows(failed);
      },
    },
    async (reach) => {
      const {page} = await begin();
      await reach(page);
      return page.login;
    },
  );

  const unusable: [name: string, attributes: Record<string, string>, field: string][] = [
    ['without an app id', {'facebook-app-id': ''}, 'facebook-app-id'],
    ['with an address that is a script', {'facebook-url': 'javascript:alert(1)'}, 'facebook-url'],
    ['with an address that is none', {'facebook-url': 'https://'}, 'facebook-url'],
    [
      'with a page of another origin to be led back to',
      {'redirect-url': 'https://evil.example/'},
      'redirect-url',
    ],
  ];
  for (const [name, attributes, field] of unusable) {
    it(`opens no window ${name}, and tells the developer`, async () => {
      const page = await open(attributes);
      await page.begin();
      await page.shows('Signing in is not possible here at the moment.');
      const [error] = page.errors as {fieldErrors: object}[];
      expect(Object.keys(error!.fieldErrors)).to.deep.equal([field]);
      expect(windows.opened.length).to.equal(0);
    });
  }

  it('is led back to the page that is named, as it is named', async () => {
    const {provider} = await begin({'redirect-url': '/back?to=us#not-this'});
    const {searchParams} = await provider.goesTo();
    expect(searchParams.get('redirect_uri')).to.equal(`${location.origin}/back?to=us`);
  });

  it('is led back to this page, however odd its path is, and takes an address with a query for Facebook’s', async () => {
    const {href} = location;
    try {
      history.replaceState(null, '', `${location.origin}//evil.example/page?x=1#y`);
      const {provider} = await begin({'facebook-url': `${emulator.url}/_emulator/facebook/?x=1#y`});
      const address = await provider.goesTo();
      expect(address.pathname).to.equal('/_emulator/facebook/dialog/oauth');
      expect(address.searchParams.get('redirect_uri')).to.equal(`${location.origin}//evil.example/page`);
    } finally {
      history.replaceState(null, '', href);
    }
  });

  describe('in the page that is led back to', () => {
    const {href} = location;
    const {close} = window;
    afterEach(() => {
      history.replaceState(null, '', href);
      window.close = close;
      sessionStorage.clear();
    });

    const answerInAddress = (place: string, query = 'code=some-code') => {
      const address = new URL(href);
      address.search += `&${query}&state=cube-${place}-facebook-${random}&error_reason=x`;
      history.replaceState({of: 'the page'}, '', `${address.href}#_=_`);
    };

    const comeBack = async (place: string, query?: string) => {
      answerInAddress(place, query);
      return open();
    };

    /** What this tab was left with. */
    const keepAttempt = (attempt: object) =>
      sessionStorage.setItem(
        'cube-elements-social',
        JSON.stringify({
          state: `cube-redirect-facebook-${random}`,
          verifier: random,
          redirectUri: href,
          identifier: 'ann',
          ...attempt,
        }),
      );

    /** The page that waits for the answer of a window. */
    const waitElsewhere = () => {
      const waiting = new BroadcastChannel('cube-elements-social');
      waiting.onmessage = ({data}: MessageEvent<{cubeAnswer: {state: string; code: string}}>) => {
        const {state, code} = data.cubeAnswer;
        if (code === 'some-code') waiting.postMessage({cubeTaken: state});
      };
      return waiting;
    };

    /** Puts another element into the page, as it was set up. */
    const addElement = (page: SocialPage) => {
      const another = document.createElement('cube-login');
      for (const {name, value} of page.login.attributes) another.setAttribute(name, value);
      page.session.append(another);
      return another;
    };

    it('has what was typed back, and takes no focus from what the user does by now', async () => {
      keepAttempt({setting: emulator.app.appId});
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
      const page = await comeBack('redirect', 'error=access_denied');
      await until(() => page.identifier.value === 'ann', 'what was typed is back');
      expect([location.href, page.errors.length]).to.deep.equal([href, 0]);
      expect(document.activeElement === field).to.equal(true);
      field.remove();
    });

    it('leaves the answer to the element that had asked', async () => {
      keepAttempt({setting: 'of another app'});
      const page = await comeBack('redirect', 'error=access_denied');
      await page.login.updateComplete;
      expect(location.href).not.to.equal(href);
      const another = addElement(page);
      another.setAttribute('facebook-app-id', 'of another app');
      await until(() => location.href === href, 'the answer is taken');
      expect(page.errors).to.deep.equal([]);
    });

    describe('where somebody is signed in already', () => {
      const signIn = async () => {
        const page = await open();
        const {token} = await registerToken(emulator, 'facebook', 'Signed In');
        await page.session.client.signInUsingSocialProvider('facebook', token);
        page.login.remove();
        return page;
      };

      it('hands the answer of a window over all the same', async () => {
        const page = await signIn();
        let isClosed = false;
        window.close = () => void (isClosed = true);
        const waiting = waitElsewhere();
        answerInAddress('popup');
        const another = addElement(page);
        await until(() => isClosed, 'the window is closed');
        expect(location.href).to.equal(href);
        waiting.close();
        await page.session.client.signOut();
        await until(() => another.matches(':state(form)'), 'the ways are shown');
        expect(another.shadowRoot!.textContent).not.to.contain('You can close this window.');
      });

      it('stays with that, and drops an answer', async () => {
        const page = await signIn();
        keepAttempt({setting: emulator.app.appId});
        answerInAddress('redirect');
        const another = addElement(page);
        await until(() => location.href === href, 'the answer is taken');
        await another.updateComplete;
        expect(page.session.state.user?.fullName).to.equal('Signed In');
        expect(sessionStorage.length).to.equal(0);
        await page.session.client.signOut();
        await until(() => another.matches(':state(form)'), 'the ways are shown');
        expect(another.shadowRoot!.querySelector('.way[part~=facebook]') !== null).to.equal(true);
        const lines = await emulator.requestLines();
        expect(lines.some((line) => line.includes('access_token'))).to.equal(false);
      });
    });

    it('knows its own answers from the page’s', () => {
      const state = `state=cube-popup-twitter-${random}`;
      const addresses = [
        `?code=x&${state}`,
        `?error=x&${state}`,
        `?${state}`,
        `?code=x&${state}x`,
        '?code=x&state=mine',
      ];
      const known = addresses.map((search) => hasSocialAnswer(`https://site.example/${search}`));
      expect(known).to.deep.equal([true, true, false, false, false]);
    });

    it('takes a stale or foreign answer out of the address, and exchanges nothing', async () => {
      const page = await comeBack('redirect');
      await page.shows('has been begun anew or was used already');
      expect(location.href).to.equal(href);
      expect(history.state).to.deep.equal({of: 'the page'});
      expect((page.errors[0] as CubeProviderError).problem).to.equal('stale');
      expect((await emulator.requestLines()).filter((line) => line.includes('access_token'))).to.deep.equal(
        [],
      );
    });

    it('hands the answer of a window over, and closes it', async () => {
      let isClosed = false;
      window.close = () => void (isClosed = true);
      const other = waitElsewhere();
      const page = await comeBack('popup');
      await page.shows('You can close this window.');
      expect([location.href === href, isClosed]).to.deep.equal([true, true]);
      other.close();
    });

    it('says that nobody waits for the answer any more, and goes on', async () => {
      const page = await comeBack('popup');
      await page.shows('Nobody waits for this sign-in any more');
      page.action!.click();
      await page.isBack();
    });
  });
});
