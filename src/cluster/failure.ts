/** Something the person at the terminal can put right; the message is the one sentence they see. */
export class ClusterFailure extends Error {
  override readonly name = 'ClusterFailure';
}
