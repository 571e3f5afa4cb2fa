import {html, type TemplateResult} from 'lit';
import type {PasswordStrengthMessages} from '../../locales/password-strength-messages.js';
import type {PasswordStrength} from './password-strength.js';

const bars = [1, 2, 3, 4];

const levelOf = ({score}: PasswordStrength): number => Math.max(1, score);

/** Four bars, as many of them filled as the password is strong. The word for it stands beside them. */
export function renderStrengthMeter(strength: PasswordStrength | undefined): TemplateResult {
  const level = strength ? levelOf(strength) : 0;
  return html`
    <span class="cube-meter" data-level=${level} aria-hidden="true">
      ${bars.map((bar) => html`<span class="cube-bar" ?data-filled=${bar <= level}></span>`)}
    </span>
  `;
}

/** The word for a strength. */
export function toStrengthWord(strength: PasswordStrength, messages: PasswordStrengthMessages): string {
  const {passwordWeak, passwordFair, passwordGood, passwordStrong} = messages;
  return [passwordWeak, passwordFair, passwordGood, passwordStrong][levelOf(strength) - 1] ?? passwordWeak;
}
