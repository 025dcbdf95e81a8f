import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const randomAtOnce = 4096;
const randomPerId = 16;
const random = new Uint8Array(randomAtOnce);
let used = randomAtOnce;

let msecs = 0;
let seq = 0;

/** A UUIDv7 (RFC 9562 s5.7). In one process, each sorts after all earlier ones, even within a millisecond. */
export function newId(): string {
  const now = Date.now();
  const bytes = randomBytes();
  if (now > msecs) {
    msecs = now;
    // Half of the sequence's range is left for ids that follow within the same millisecond.
    seq = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) >>> 1;
  } else {
    seq++;
  }
  return v7({ msecs, seq, random: bytes });
}

/** Getting random bytes costs more than the rest of an id, so they are fetched for many at once. */
function randomBytes(): Uint8Array {
  if (used === randomAtOnce) {
    randomFillSync(random);
    used = 0;
  }
  used += randomPerId;
  return random.subarray(used - randomPerId, used);
}
