let leaving = false;

/**
 * Signs out and follows the returned URL, possibly to another host: a full page load, which also discards whatever the
 * router has cached.
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

/** Whether the person is signing out, so that the end of the session is expected. */
export const isLeaving = (): boolean => leaving;
