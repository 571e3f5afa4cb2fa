import {ONLINE_USERS_OFF, USERS_V1_OFF_STATUS} from '../assumptions/lookups.js';
import {Problem} from '../problems.js';

/** What the platform answers where the deprecated lookups are switched off. */
export const usersV1Off = (appId: number) =>
  new Problem(USERS_V1_OFF_STATUS, {
    base: [
      'Users retrieving forbidden in admin panel, application settings. ' +
        `Setup it here https://admin.connectycube.com/apps/${appId}/service/users/settings`,
    ],
  });

export const onlineUsersOff = () => new Problem(ONLINE_USERS_OFF.status, {base: [ONLINE_USERS_OFF.text]});
