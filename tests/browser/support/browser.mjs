// Headless Chromium, and visitors in it: each has cookies of its own and remembers what went wrong.

import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const programs = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export function launch() {
    const executablePath = programs.find((path) => path && existsSync(path));
    assert.ok(executablePath, "no Chromium: set CHROMIUM to its path");
    return chromium.launch({
        executablePath,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
}

/** A visitor: `page` to act on, `trouble` with every console error, failed answer and broken script. */
export async function visitor(browser, url, options = {}) {
    const { size = desk, language = "id", javaScript = true, colorScheme = "light" } = options;
    // blocked but where it is the subject: it would answer in place of the program under test
    const { serviceWorkers = "block" } = options;
    const context = await browser.newContext({
        baseURL: url,
        viewport: size,
        locale: language === "id" ? "id-ID" : "en-GB",
        javaScriptEnabled: javaScript,
        colorScheme,
        serviceWorkers,
        reducedMotion: "reduce",
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const trouble = [];
    page.on("console", (message) => {
        // a page that answers 404 or 422 on purpose is reported by the browser too: `response` judges those
        const isStatus = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isStatus) trouble.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => trouble.push(`${page.url()}: ${error}`));
    page.on("response", (response) => {
        const isPart = response.request().resourceType() !== "document";
        if (response.status() >= 500 || (isPart && response.status() >= 400)) {
            trouble.push(`${response.url()}: ${response.status()}`);
        }
    });
    return { context, page, trouble, size, language, javaScript, close: () => context.close() };
}

/** Opens an address and insists on its status. */
export async function open(page, path, status = 200) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), status, `${path} answers ${answer.status()}`);
    return answer;
}

/** Does something that leads to another page (or the same one again), and waits for it. */
export async function follow(page, act) {
    await Promise.all([page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame()), act()]);
    await page.waitForLoadState("load");
}

export function press(page, locator) {
    return follow(page, () => locator.click());
}

export function assertNoTrouble(visitor) {
    assert.deepEqual(visitor.trouble, []);
}

/** For people to look at, when SCREENSHOTS names a folder. Judges nothing. */
export async function photograph(visitor, name) {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const { size, language, javaScript } = visitor;
    const file = `${name}-${language}-${size.width}${javaScript ? "" : "-nojs"}.png`;
    await visitor.page.screenshot({ path: join(folder, file), fullPage: true });
}
