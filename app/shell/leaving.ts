let leaving = false;

/**
 * Leaves for where a sign-out leads, perhaps to another host: the browser goes there itself, and all that the router
 * has kept is gone.
 */
export async function leaveBy(signOut: () => Promise<string>): Promise<void> {
  leaving = true;
  try {
    window.location.assign(await signOut());
  } catch (error) {
    leaving = false;
    throw error;
  }
}

/** Whether the person is on the way out: that the session has ended is then no news. */
export const isLeaving = (): boolean => leaving;
