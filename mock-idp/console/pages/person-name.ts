import type { User } from '../../org/index.ts';

/** How the console calls a person. */
export const personName = (user: User): string => `${user.profile.firstName} ${user.profile.lastName}`;
