import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig, secretKey } from "./config.ts";

const directory = mkdtempSync(join(tmpdir(), "desk-config-"));
afterAll(() => rmSync(directory, { recursive: true }));

describe("the settings of the program", () => {
  it("needs none: the embedded database, on this machine alone", () => {
    const config = readConfig({});
    expect(config.database.engine).toBe("pglite");
    expect(config.publicUrl.origin).toBe("http://127.0.0.1:3000");
    expect(config.staffUrl.origin).toBe("http://127.0.0.1:3000");
  });

  it.each(["http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000", "https://desk.example.lg.jp"])(
    "serves under %s",
    (url) => {
      expect(readConfig({ PUBLIC_URL: url }).publicUrl.origin).toBe(url);
    },
  );

  it("knows a virus scanner by its socket or its host, and none without CLAMD", () => {
    expect(readConfig({}).clamd).toBeNull();
    expect(readConfig({ CLAMD: "/run/clamav/clamd.ctl" }).clamd).toEqual({ path: "/run/clamav/clamd.ctl" });
    expect(readConfig({ CLAMD: "scanner.lan:3310" }).clamd).toEqual({ host: "scanner.lan", port: 3310 });
    expect(readConfig({ CLAMD: "[::1]:3310" }).clamd).toEqual({ host: "::1", port: 3310 });
  });

  it("refuses plain http beyond this machine, and says why", () => {
    expect(() => readConfig({ PUBLIC_URL: "http://desk.example.lg.jp" })).toThrow(
      /PUBLIC_URL must be https beyond this machine .* sign-in cookie/,
    );
    expect(() => readConfig({ STAFF_URL: "http://192.168.0.10" })).toThrow(/STAFF_URL must be https/);
  });

  it.each([
    [{ PORT: "80a" }, "PORT must be a whole number from 0 to 65535"],
    [{ PORT: "70000" }, "PORT must be a whole number from 0 to 65535"],
    [{ PUBLIC_URL: "desk.example.lg.jp" }, "PUBLIC_URL is not a web address"],
    [{ PUBLIC_URL: "https://example.lg.jp/desk" }, "PUBLIC_URL must be an origin without a path"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL is not a PostgreSQL address"],
    [{ DATABASE_OWNER_URL: "postgresql://o@h/d" }, "DATABASE_OWNER_URL is given without DATABASE_URL"],
    [{ SIGN_IN_PROVIDERS: "/nowhere/providers.json" }, 'there is no "/nowhere/providers.json"'],
    [{ SIGN_IN_PROVIDERS: "[{" }, "SIGN_IN_PROVIDERS cannot be used: it is no JSON"],
    [{ SIGN_IN_PROVIDERS: '[{"code":"a"}]' }, 'provider 1: "side" must be'],
    [{ GBIZINFO_URL: "https://api.info.gbiz.go.jp/hojin/v2" }, "GBIZINFO_URL and GBIZINFO_TOKEN come together"],
    [{ GBIZINFO_URL: "http://api.info.gbiz.go.jp/hojin/v2", GBIZINFO_TOKEN: "t" }, "right would be https://"],
    [{ CLAMD: "clamd" }, "CLAMD must be where clamd listens"],
    [{ CLAMD: "127.0.0.1:99999" }, "Right would be 127.0.0.1:3310"],
    [{ TRUSTED_PROXIES: "1" }, "TRUSTED_PROXIES must be addresses or networks of your proxies"],
    [{ TRUSTED_PROXIES: "10.0.0.1, proxy.example" }, 'with commas between them: "proxy.example"'],
    [{ TRUSTED_PROXIES: "0.0.0.0/0" }, 'with commas between them: "0.0.0.0/0"'],
    [{ SECRET_KEY: "short" }, "SECRET_KEY is too short"],
    [{ SMTP_URL: "mail.example.lg.jp:587", MAIL_FROM: "a@example.lg.jp" }, "SMTP_URL is not a mail server"],
    [{ SMTP_URL: "smtp://mail.example.lg.jp" }, "MAIL_FROM must say whom mails are from"],
    [{ SMTP_URL: "smtp://mail.example.lg.jp", MAIL_FROM: "desk" }, 'whom mails are from: "desk"'],
    [{ MAIL_FROM: "a@example.lg.jp" }, "SMTP_URL is not a mail server"],
  ])("names the variable and what would be right: %o", (environment, message) => {
    expect(() => readConfig(environment as Record<string, string>)).toThrow(message);
  });

  it("sends mail once it knows the server and the sender", () => {
    expect(readConfig({}).mail).toBeNull();
    const { mail } = readConfig({ SMTP_URL: "smtp://mail.example.lg.jp:25", MAIL_FROM: "髙石 <Desk@Example.lg.jp>" });
    expect(mail?.url.port).toBe("25");
    expect(mail?.from).toEqual({ name: "髙石", address: "desk@example.lg.jp" });
    expect(readConfig({ SMTP_URL: "smtp://m.example.lg.jp", MAIL_FROM: "a@b.example.jp" }).mail?.from.name).toBe(
      "官民連携デスク",
    );
  });

  it("trusts no proxy unless it is told which", () => {
    expect(readConfig({}).trustedProxies.check("127.0.0.1")).toBe(false);
    const { trustedProxies } = readConfig({ TRUSTED_PROXIES: "127.0.0.1, 10.0.5.0/24,fd00::/8" });
    expect(trustedProxies.check("127.0.0.1")).toBe(true);
    expect(trustedProxies.check("10.0.5.77")).toBe(true);
    expect(trustedProxies.check("10.0.6.1")).toBe(false);
    expect(trustedProxies.check("fd00::7", "ipv6")).toBe(true);
  });

  it("never shows a password of an address in the refusal", () => {
    expect(() => readConfig({ DATABASE_URL: "postgres:/x:hunter2@h/d" })).not.toThrow(/hunter2/);
  });

  it("makes a key once, readable by its owner alone, and finds it again", () => {
    const config = readConfig({ DATA_DIR: join(directory, "new") });
    const first = secretKey(config);
    expect(first.from).toBe("file");
    expect(first.secret.length).toBeGreaterThanOrEqual(43);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(secretKey(config).secret).toBe(first.secret);
    expect(readFileSync(first.file, "utf8").trim()).toBe(first.secret);
  });

  it("prefers SECRET_KEY", () => {
    const given = "x".repeat(32);
    expect(secretKey(readConfig({ DATA_DIR: directory, SECRET_KEY: given }))).toMatchObject({
      secret: given,
      from: "SECRET_KEY",
    });
  });
});
