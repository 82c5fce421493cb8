// Starts the real program in an empty folder and waits until it is ready. It ends with this process.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.ETALASE_BINARY ?? resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug/etalase");

let running;

/** `etalase demo`, one for all tests of this process. */
export function demo() {
    running ??= start(["demo"], {});
    return running;
}

/** `etalase <command>` that runs to its end, with what it printed. */
export function run(args, settings, folder, input = "") {
    const done = spawnSync(binary, args, { cwd: folder, env: environment(settings), encoding: "utf8", input });
    if (done.error) throw done.error;
    if (done.status !== 0) throw new Error(`etalase ${args.join(" ")}: ${done.status}\n${done.stdout}${done.stderr}`);
    return done.stdout;
}

/** A running program: `url`, `folder`, and `printed()`, what it said on standard output. */
export async function start(args, settings, folder = temporaryFolder()) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn(binary, args, {
        cwd: folder,
        env: environment({ ETALASE_BIND: `127.0.0.1:${port}`, ETALASE_BASE_URL: url, ...settings }),
        stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    let log = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (log = (log + text).slice(-20_000)));
    process.on("exit", () => child.kill("SIGKILL"));
    await ready(url, child, () => printed + log);
    // the program must not keep this process from ending
    for (const handle of [child, child.stdout, child.stderr]) handle.unref();
    return { url, folder, printed: () => printed, log: () => log };
}

export function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), "etalase-browser-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

export function repositoryFile(path) {
    return join(root, path);
}

function environment(settings) {
    const quiet = { RUST_LOG: process.env.RUST_LOG ?? "warn" };
    return { ...process.env, ...quiet, ...settings };
}

async function ready(url, child, output) {
    const deadline = Date.now() + 180_000;
    while (Date.now() < deadline) {
        if (child.exitCode !== null) throw new Error(`etalase ended with status ${child.exitCode}\n${output()}`);
        const answer = await fetch(`${url}/readyz`).catch(() => undefined);
        if (answer?.ok) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`etalase is not ready after three minutes\n${output()}`);
}

function freePort() {
    return new Promise((found, failed) => {
        const server = createServer().on("error", failed);
        server.listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => found(port));
        });
    });
}
