/** The calls that find several users, as {@link UserClient} offers them. */
export {searchUsers} from './search-users.js';
export {getUsersByFullName} from './users-by-full-name.js';
export {getAllUsersByIds} from './users-by-ids.js';
export {getUsersByTags} from './users-by-tags.js';
