import { expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { addressBehind, lineOf, networkOf } from "./client-address.ts";

const nobody = readConfig({}).trustedProxies;
const proxies = readConfig({ TRUSTED_PROXIES: "10.0.5.0/24, ::1" }).trustedProxies;

test("without a trusted proxy the header is ignored, also from this machine and from a private network", () => {
  for (const peer of ["127.0.0.1", "10.0.5.1", "192.168.0.9", "203.0.113.5"])
    expect(addressBehind(peer, "198.51.100.7", nobody)).toBe(peer);
});

test("from a trusted proxy the last address that it wrote counts, not what the sender put before it", () => {
  expect(addressBehind("10.0.5.1", "198.51.100.7", proxies)).toBe("198.51.100.7");
  expect(addressBehind("10.0.5.1", "192.0.2.99, 198.51.100.7", proxies)).toBe("198.51.100.7");
  expect(addressBehind("::1", "2001:db8::5", proxies)).toBe("2001:db8::5");
});

test("a row of our own proxies is gone through to the first that is none", () => {
  expect(addressBehind("10.0.5.1", "192.0.2.99, 198.51.100.7, 10.0.5.2", proxies)).toBe("198.51.100.7");
  expect(addressBehind("10.0.5.1", "10.0.5.9, 10.0.5.2", proxies)).toBe("10.0.5.9");
});

test("whoever comes past the proxy, or sends what is no address, is who they are", () => {
  expect(addressBehind("10.0.6.1", "198.51.100.7", proxies)).toBe("10.0.6.1");
  expect(addressBehind("10.0.5.1", "", proxies)).toBe("10.0.5.1");
  expect(addressBehind("10.0.5.1", "198.51.100.7, <script>", proxies)).toBe("10.0.5.1");
  expect(addressBehind("", "198.51.100.7", proxies)).toBe("");
});

test("an IPv4 address that IPv6 carries is the same address", () => {
  expect(addressBehind("10.0.5.1", "::ffff:198.51.100.7", proxies)).toBe("198.51.100.7");
});

test("an IPv6 line counts as one, however many addresses it takes; an IPv4 address is one by itself", () => {
  expect(lineOf("2001:db8:1:2::5")).toBe("2001:db8:1:2::/64");
  expect(lineOf("2001:0db8:0001:0002:ffff:ffff:ffff:ffff")).toBe("2001:db8:1:2::/64");
  expect(lineOf("2001:db8::5")).toBe("2001:db8:0:0::/64");
  expect(lineOf("::1")).toBe("0:0:0:0::/64");
  expect(lineOf("198.51.100.7")).toBe("198.51.100.7");
  expect(lineOf("")).toBe("");
});

test("a network is what somebody rents whole: 256 addresses of IPv4, 48 bits of IPv6", () => {
  expect(networkOf("198.51.100.7")).toBe("198.51.100.0/24");
  expect(networkOf(lineOf("2001:db8:1:2::5"))).toBe("2001:db8:1::/48");
  expect(networkOf(lineOf("2001:db8:1:ffff::5"))).toBe("2001:db8:1::/48");
  expect(networkOf(lineOf("2001:db8:2:2::5"))).toBe("2001:db8:2::/48");
  expect(networkOf("")).toBe("");
});
