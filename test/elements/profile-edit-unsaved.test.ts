import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/index.js';
import {useEmulator} from '../helpers/emulator.js';
import {ProfilePage, recordChanges, warnsBeforeLeaving} from '../helpers/profile-page.js';
import {until} from '../helpers/until.js';

describe('<cube-profile> with changes that are not saved yet', () => {
  const emulator = useEmulator();
  const sent = recordChanges();
  let page: ProfilePage;

  const open = async (attributes?: Record<string, string>) => {
    page = await ProfilePage.openSignedIn(emulator.app, attributes);
    await emulator.clearRequests();
  };

  it('undoes everything with one button, which says so, and goes back to the row', async () => {
    await open();
    await page.edit('E-mail');
    const cancel = () => page.root.querySelector<HTMLButtonElement>('.cube-cancel')!;
    expect(cancel().textContent.trim()).to.equal('Cancel');
    page.enter('Full name', 'Somebody');
    await page.profile.updateComplete;
    expect(cancel().textContent.trim()).to.equal('Discard changes');
    page.enter('Full name', 'Demo User');
    await page.profile.updateComplete;
    expect(cancel().textContent.trim()).to.equal('Cancel');
    page.enter('Full name', 'Somebody');
    cancel().focus();
    cancel().click();
    await until(() => !page.form);
    expect(page.rows()['Full name']).to.equal('Demo User');
    expect(page.focused === page.button('Edit E-mail')).to.equal(true);
    await page.edit('Full name');
    expect(page.control('Full name').value).to.equal('Demo User');
    expect(await emulator.requestLines()).to.deep.equal([]);
  });

  it('has the browser warn before leaving as long as something is not saved, and no longer', async () => {
    await open();
    expect(warnsBeforeLeaving()).to.equal(false);
    await page.edit('Full name');
    expect(warnsBeforeLeaving(), 'nothing is entered').to.equal(false);
    page.enter('Full name', 'Somebody');
    await page.profile.updateComplete;
    expect(warnsBeforeLeaving()).to.equal(true);
    page.enter('Full name', 'Demo User');
    await page.profile.updateComplete;
    expect(warnsBeforeLeaving(), 'it is as it was').to.equal(false);

    page.enter('Full name', 'Somebody');
    await page.profile.updateComplete;
    const {session, profile} = page;
    profile.remove();
    expect(warnsBeforeLeaving(), 'it is not in the page').to.equal(false);
    session.append(profile);
    await profile.updateComplete;
    expect(warnsBeforeLeaving()).to.equal(true);
    expect(page.control('Full name').value, 'what was entered is kept').to.equal('Somebody');

    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    page.save();
    await profile.updateComplete;
    expect(warnsBeforeLeaving(), 'the save is under way').to.equal(true);
    await until(() => !page.form);
    await profile.updateComplete;
    expect(warnsBeforeLeaving()).to.equal(false);
  });

  it('has the browser warn where a new password is not sent, too', async () => {
    await open();
    page.button('Change password')!.click();
    const field = () => page.profile.querySelector<HTMLInputElement>('[name=password]');
    await until(field, 'the form is there');
    expect(warnsBeforeLeaving()).to.equal(false);
    field()!.value = 'new-password';
    field()!.dispatchEvent(new Event('input', {bubbles: true}));
    await page.profile.updateComplete;
    expect(warnsBeforeLeaving()).to.equal(true);
    page.profile.querySelector<HTMLElement>('.cube-cancel')!.click();
    await page.profile.updateComplete;
    expect(warnsBeforeLeaving()).to.equal(false);
  });

  it('closes where the page takes the right to edit away', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Somebody');
    page.profile.readOnly = true;
    await page.profile.updateComplete;
    expect(page.form === null).to.equal(true);
    expect(warnsBeforeLeaving()).to.equal(false);
    expect(page.rows()['Full name']).to.equal('Demo User');
  });

  it('saves once however often it is submitted, shows that it does, and keeps the focus', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    const button = page.root.querySelector<HTMLButtonElement>('.cube-submit')!;
    button.focus();
    button.click();
    page.save();
    await sendKeys({press: 'Enter'});
    await page.profile.updateComplete;
    expect(button.textContent.trim()).to.equal('Saving…');
    expect(button.ariaDisabled).to.equal('true');
    expect(page.announcement).to.equal('Saving…');
    expect(page.profile.matches(':state(pending)')).to.equal(true);
    expect(page.focused === button).to.equal(true);
    page.root.querySelector<HTMLButtonElement>('.cube-cancel')!.click();
    await until(() => !page.form);
    expect(page.textOf('saved'), 'a save is not taken back').to.equal('Saved');
    expect(sent).to.deep.equal([{full_name: 'Ann Lee'}]);
    expect(page.profile.matches(':state(pending)')).to.equal(false);
  });

  it('keeps what is entered while a save is under way', async () => {
    await open();
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    page.enter('Website', 'example.com');
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    page.save();
    await until(() => emulator.countRequests('PUT /users').then((count) => count > 0));
    page.enter('Phone', '123');
    await until(() => page.user.fullName === 'Ann Lee');
    await until(() => page.announcement === 'Saved');
    await page.profile.updateComplete;
    expect(page.control('Phone').value).to.equal('123');
    expect(page.control('Website').value, 'as the server has it').to.equal('https://example.com');
    await page.saved();
    expect(sent.at(-1)).to.deep.equal({phone: '123'});
  });

  it('does not take the focus from where it has gone meanwhile', async () => {
    await open();
    const elsewhere = document.body.appendChild(document.createElement('input'));
    await page.edit('Full name');
    page.enter('Full name', 'Ann Lee');
    await emulator.fault({method: 'PUT', path: '/users', delayMs: 300});
    page.save();
    elsewhere.focus();
    await until(() => !page.form);
    await page.profile.updateComplete;
    expect(document.activeElement === elsewhere).to.equal(true);
    elsewhere.remove();
  });

  it('goes by keyboard alone', async () => {
    await open({fields: 'full-name phone'});
    page.button('Edit Full name')!.focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.form);
    await page.profile.updateComplete;
    (page.focused as HTMLInputElement).select();
    await sendKeys({type: 'Ann Lee'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '123'});
    await sendKeys({press: 'Enter'});
    await until(() => page.textOf('saved'));
    expect(sent).to.deep.equal([{full_name: 'Ann Lee', phone: '123'}]);
    expect(page.focused === page.button('Edit Full name')).to.equal(true);
  });
});
