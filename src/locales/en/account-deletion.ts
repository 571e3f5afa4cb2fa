import type {AccountDeletionMessages} from '../account-deletion-messages.js';

export const accountDeletion: AccountDeletionMessages = {
  deletionHeading: 'Delete your account?',
  deletionWarning:
    'Your profile and everything that belongs to it are deleted for good, and you are signed out on all devices. Nobody can bring them back.',
  deletionConfirmation: 'To confirm, type {name}',
  deletionUnconfirmed: 'That is not the same. Type it as it is shown above.',
  deleteAccount: 'Delete account',
  deletionRefused: 'This account cannot be deleted here.',
  deletionUncertain:
    'The connection was lost, and your account may have been deleted already. Try again to be sure.',
  deletionInterrupted: 'Your session had ended. Your account has not been deleted.',
};
