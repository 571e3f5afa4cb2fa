import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {toApiError} from '../src/api/error-body.js';
import {toUser} from '../src/api/mapping.js';
import {checkField} from '../src/internal/user-fields/check-field.js';
import {describeRefusal} from '../src/internal/user-fields/describe-refusal.js';
import {toFieldText, toFieldValue} from '../src/internal/user-fields/field-text.js';
import {checkNewPassword} from '../src/internal/user-fields/new-password.js';
import {parseFields} from '../src/internal/user-fields/parse-fields.js';
import {formatOffset, usualOffsets} from '../src/internal/user-fields/time-zones.js';
import {userFieldNames, type UserFieldName} from '../src/internal/user-fields/user-field.js';
import {toWebAddress, toWebLink} from '../src/internal/web-address.js';
import {newPassword} from '../src/locales/en/new-password.js';
import {problems} from '../src/locales/en/problems.js';
import {userFields} from '../src/locales/en/user-fields.js';

const messages = {...problems, ...userFields, ...newPassword};

describe('the choice of fields', () => {
  it('keeps the order, each field once, and knows what is required', () => {
    const {fields, unknown} = parseFields('  full-name  login*, email login ', userFieldNames);
    assert.deepEqual(fields, [
      {name: 'fullName', isRequired: false},
      {name: 'login', isRequired: true},
      {name: 'email', isRequired: false},
    ]);
    assert.deepEqual(unknown, []);
  });

  it('tells what is no field', () => {
    const {fields, unknown} = parseFields('password custom-data constructor Login *', userFieldNames);
    assert.deepEqual(
      fields.map(({name}) => name),
      ['customData'],
    );
    assert.deepEqual(unknown, ['password', 'constructor', 'Login', '*']);
  });
});

describe('the text of a field', () => {
  const user = toUser({
    id: 7,
    login: 'ann',
    full_name: '',
    user_tags: 'red,green',
    timezone: -210,
    custom_data: ' {"a": 1} ',
  });

  for (const [name, text] of [
    ['login', 'ann'],
    ['email', ''],
    ['fullName', ''],
    ['tags', 'red, green'],
    ['timezone', '-210'],
    ['customData', ' {"a": 1} '],
  ] as const) {
    it(`${name} is “${text}”, and means the same when it comes back`, () => {
      assert.equal(toFieldText(user, name), text);
      assert.deepEqual(toFieldValue(name, text), user[name] || null);
    });
  }

  it('reads tags without blanks, doubles and empty ones', () => {
    assert.deepEqual(toFieldValue('tags', ' a ,, b,a, '), ['a', 'b']);
    assert.deepEqual(toFieldValue('tags', '  '), []);
  });

  it('takes blanks around as slips, but not those of custom data', () => {
    assert.equal(toFieldValue('login', '  ann '), 'ann');
    assert.equal(toFieldValue('fullName', '   '), null);
    assert.equal(toFieldValue('customData', ' a '), ' a ');
  });

  for (const [text, address] of [
    ['example.com', 'https://example.com'],
    ['example.com:8080/a?b#c', 'https://example.com:8080/a?b#c'],
    ['http://example.com', 'http://example.com'],
    ['localhost', 'localhost'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['ann@example.com', 'ann@example.com'],
  ] as const) {
    it(`takes ${text} as the address ${address}`, () => {
      assert.equal(toWebAddress(text), address);
    });
  }

  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' java\nscript:x',
    'ftp://example.com',
    'x',
    '',
  ]) {
    it(`makes no link of ${JSON.stringify(text)}`, () => {
      assert.equal(toWebLink(text), undefined);
    });
  }

  it('offers time zones that are in use, and writes them in full', () => {
    for (const minutes of [-720, -570, 0, 330, 345, 765, 840]) assert.ok(usualOffsets.includes(minutes));
    assert.equal(formatOffset(345), 'UTC+05:45');
    assert.equal(formatOffset(-210), 'UTC−03:30');
    assert.equal(formatOffset(0), 'UTC+00:00');
  });
});

describe('what is wrong with a field', () => {
  const cases: [name: UserFieldName, text: string, expected: string | undefined][] = [
    ['login', 'ab', 'Enter at least 3 characters.'],
    ['login', 'abc', undefined],
    ['login', 'a'.repeat(70), undefined],
    ['login', 'a'.repeat(71), 'Enter at most 70 characters.'],
    ['login', ' ab ', 'Enter at least 3 characters.'],
    ['fullName', 'a', undefined],
    ['fullName', '🦊'.repeat(200), undefined],
    ['fullName', '🦊'.repeat(201), 'Enter at most 200 characters.'],
    ['tags', 'a,b,c,d,e', undefined],
    ['tags', 'a,b,c,d,e,e', undefined],
    ['tags', 'a,b,c,d,e,f', 'Enter at most 5 tags.'],
    ['email', 'ann', 'Enter a whole e-mail address, such as name@example.com.'],
    ['email', 'a@b@c', 'Enter a whole e-mail address, such as name@example.com.'],
    ['email', 'jörg@exämple.de', undefined],
    ['website', 'javascript:alert(1)', 'Enter a web address, such as https://example.com.'],
    ['website', 'example.com', undefined],
    ['phone', 'anything at all', undefined],
    ['customData', 'x'.repeat(1_000_000), undefined],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name} ${JSON.stringify(text.slice(0, 20))} (${text.length}): ${expected ?? 'nothing'}`, () => {
      assert.equal(checkField(name, text, false, messages), expected);
    });
  }

  for (const name of userFieldNames) {
    it(`${name} may be left empty, unless it is required`, () => {
      assert.equal(checkField(name, '  ', false, messages), undefined);
      assert.equal(checkField(name, '', true, messages), messages[`${name}Missing`]);
    });
  }

  for (const [password, expected] of [
    ['', 'Enter a new password.'],
    ['12345', 'Enter at least 6 characters.'],
    ['123456', undefined],
    ['x'.repeat(40), undefined],
    ['x'.repeat(41), 'Enter at most 40 characters.'],
    ['      ', undefined],
  ] as const) {
    it(`a password of ${password.length} characters: ${expected ?? 'nothing'}`, () => {
      assert.equal(checkNewPassword(password, messages), expected);
    });
  }
});

describe('a refusal of the server', () => {
  const shown = ['login', 'email', 'password', 'tags'];
  const describe = (body: unknown, status = 422) =>
    describeRefusal(toApiError(status, body), messages, shown);

  for (const [shape, body] of Object.entries({
    'by field': {errors: {login: ['has already been taken']}},
    'as one text': {errors: 'Login has already been taken'},
    'as a list': {errors: ['login has already been taken']},
    'under base': {errors: {base: ['User login has already been taken']}},
    'as a message': {message: 'Login has already been taken'},
  })) {
    it(`${shape} is said at its field`, () => {
      assert.deepEqual(describe(body), {fields: {login: 'This login is taken. Try another one.'}});
    });
  }

  it('with status 200 is one as well', () => {
    assert.deepEqual(describe({errors: {email: ['has already been taken']}}, 200), {
      fields: {email: 'There is an account with this e-mail address already.'},
    });
  });

  it('of an address whose domain does not exist is none of an address that is taken', () => {
    const {fields} = describe({errors: {email: ['domain does not exist']}});
    assert.equal(fields?.email, 'Enter a whole e-mail address, such as name@example.com.');
  });

  it('of several fields is said at each', () => {
    const body = {
      errors: {
        login: ['is too short (minimum is 3 characters)', 'is invalid'],
        email: ['should look like an email address'],
        password: ['is too long (maximum is 40 characters)'],
        tag_list: ['has too many entries (maximum is 5)'],
      },
    };
    assert.deepEqual(describe(body), {
      fields: {
        login: 'Enter at least 3 characters.',
        email: 'Enter a whole e-mail address, such as name@example.com.',
        password: 'Enter at most 40 characters.',
        tags: 'Enter at most 5 tags.',
      },
    });
  });

  it('of a field that is not there is said above the form', () => {
    assert.deepEqual(describe({errors: {external_id: ['is taken'], login: ['is invalid']}}), {
      fields: {login: 'The server does not accept this. Change it and try again.'},
      summary: 'The server does not accept this. Check what you entered and try again.',
    });
  });

  it('of both login and e-mail as blank is said at the first of them that is there', () => {
    const body = {errors: ["Both user login and email can't be blank"]};
    assert.deepEqual(describe(body), {fields: {login: 'Enter a login or an e-mail address.'}});
    assert.deepEqual(describeRefusal(toApiError(422, body), messages, ['email']), {
      fields: {email: 'Enter a login or an e-mail address.'},
    });
  });

  for (const body of [
    undefined,
    '',
    '<h1>No</h1>',
    {},
    {errors: []},
    {errors: {base: ['Something new']}},
    {errors: 7},
  ]) {
    it(`${JSON.stringify(body)} is said above the form, in words of the catalogue`, () => {
      assert.deepEqual(describe(body), {
        fields: {},
        summary: 'The server does not accept this. Check what you entered and try again.',
      });
    });
  }

  it('is none where the server is only busy or broken', () => {
    assert.equal(
      describe({errors: {login: ['has already been taken']}}, 503).summary,
      problems.serverProblem,
    );
    assert.deepEqual(describeRefusal(toApiError(429, {}, {retryAfter: 30}), messages, shown), {
      summary: problems.tooManyAttempts,
      retryAfter: 30,
    });
  });
});
