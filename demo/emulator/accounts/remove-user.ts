import type {App} from '../state/apps.js';
import type {User} from '../state/user.js';
import type {World} from '../world.js';

/** Deletes a user with all that is theirs: sessions, password resets and files. */
export async function removeUser(world: World, app: App, user: User): Promise<void> {
  const files = world.files.ofOwner(app.id, user.id);
  app.users.remove(user);
  world.guests.remove(user);
  world.sessions.removeOf(user.id);
  world.passwordResets.removeOf(app.id, user.id);
  for (const file of files) world.files.remove(file);
  await Promise.all(files.map(({uid}) => world.content.remove(uid)));
}
