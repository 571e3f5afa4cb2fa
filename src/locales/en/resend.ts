import type {ResendMessages} from '../resend-messages.js';

export const resend: ResendMessages = {
  resend: 'Send again',
  resendIn: 'Send again in {time}',
  resending: 'Sending…',
};
