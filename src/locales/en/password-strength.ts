import type {PasswordStrengthMessages} from '../password-strength-messages.js';

export const passwordStrength: PasswordStrengthMessages = {
  passwordStrengthIs: 'Password strength: {strength}.',
  passwordWeak: 'Weak',
  passwordFair: 'Fair',
  passwordGood: 'Good',
  passwordStrong: 'Strong',
  passwordCommon: 'Many people use one like it.',
  passwordFewWords: 'Add another word or two.',
  passwordPattern: 'Leave out repeats and rows of keys.',
  passwordDate: 'Leave out dates and years.',
  passwordPersonal: 'Leave out your name and your login.',
};
