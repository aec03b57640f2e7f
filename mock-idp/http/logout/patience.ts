/** How long an app may take to answer, and a browser to come back. */
export const patienceMs = 10 * 60 * 1000;
