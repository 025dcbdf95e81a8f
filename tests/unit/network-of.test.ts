import { expect, test } from "vitest";
import { networkOf } from "@/lib/network-of";

test.each([
  [null, "unknown"],
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::ffff", "2001:db8:1:2::/64"],
  ["no address", "no address"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
