/** What can be learned of an SP from outside, before anybody has described it. */
export { type Probed, type ProbeTarget, probeSp } from './probe.ts';
export { anyAddress, whereSubjectStands } from './read-back.ts';
