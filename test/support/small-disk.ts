import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own that is really full after so many bytes. */
export type SmallDisk = { folder: string; unmount: () => void };

/** Mounts a small disk in memory; a sentence why not where this machine lets nobody mount one. */
export function smallDisk(bytes: number): SmallDisk | string {
  if (process.platform !== "linux") return "disks in memory are mounted on Linux alone";
  const folder = mkdtempSync(join(tmpdir(), "desk-small-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder], { encoding: "utf8" });
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return `mounting is not permitted here: ${mounted.stderr?.trim() || mounted.error?.message}`;
  }
  return {
    folder,
    unmount() {
      spawnSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
