import type {SignInProvider} from '../api/models.js';

export const isOfFirebase = (provider: SignInProvider | undefined): boolean =>
  provider === 'firebase_phone' || provider === 'firebase_email';
