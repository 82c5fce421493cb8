// The shop without a network: what was visited can be read, the cart too, and nothing pretends to be new.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, open, phone, visitor } from "./support/browser.mjs";
import { basket, putIntoCart } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits } from "./support/measure.mjs";

const copies = (page) =>
    page.evaluate(async () => {
        const kept = {};
        for (const name of await caches.keys()) {
            const keys = await (await caches.open(name)).keys();
            kept[name.split("-")[0]] = keys.map((request) => new URL(request.url).pathname);
        }
        return kept;
    });

/** Until the worker answers for the pages of this visitor. */
async function installed(page) {
    await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller) return;
        await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    });
}

/** Opens a page and waits until its copy is kept, which the worker does behind the answer. */
async function visit(page, path, cache = "pages") {
    await open(page, path);
    const isKept = await page.evaluate(async ([path, cache]) => {
        for (const end = Date.now() + 10_000; Date.now() < end; ) {
            const name = (await caches.keys()).find((key) => key.startsWith(`${cache}-`));
            if (name && (await (await caches.open(name)).match(path, { ignoreVary: true }))) return true;
            await new Promise((next) => setTimeout(next, 20));
        }
        return false;
    }, [path, cache]);
    assert.ok(isKept, `no copy of ${path} in ${cache}`);
}

describe("without a network", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    async function guest(options = {}) {
        const person = await visitor(browser, shop.url, { size: phone, serviceWorkers: "allow", ...options });
        await open(person.page, "/");
        await installed(person.page);
        return person;
    }

    it("a visited page, a picture and the cart can be read, marked as copies", async () => {
        const person = await guest();
        const { page, context } = person;
        await putIntoCart(person, basket[0]);
        await visit(page, "/cart", "cart");
        await visit(page, "/products");
        const product = await page.locator("main a[href^='/products/']").first().getAttribute("href");
        await visit(page, product);
        const title = await page.title();
        assert.ok(await page.locator(".copy-note").isHidden());

        await context.setOffline(true);
        await page.goto(product);
        assert.equal(await page.title(), title);
        assert.match(await page.locator(".copy-note").innerText(), /Anda sedang luring.*\d{4}/s);
        const broken = await page.evaluate(() => {
            const image = document.querySelector("main img");
            return image.decode().then(() => image.naturalWidth === 0, () => true);
        });
        assert.equal(broken, false, "the picture is missing");
        await assertAccessible(page, "a copy of a product");
        await page.goto("/cart");
        assert.match(await page.locator(".copy-note").innerText(), /Anda sedang luring/);
        assert.equal(await page.locator(".line").count(), 1);
        await assertFits(page, "a copy of the cart");

        await page.locator(".line input[type=number]").fill("2");
        await page.locator(".line button").first().click();
        await page.waitForFunction(() => document.body.innerText.includes("belum terkirim"));
        await person.close();
    });

    it("an unvisited page says so in both languages, and never pretends", async () => {
        const person = await guest({ language: "en" });
        const { page, context } = person;
        await context.setOffline(true);
        for (const path of ["/villages", "/checkout", "/account", "/portal/bumdes"]) {
            await page.goto(path);
            const text = await page.locator("main").innerText();
            assert.ok(text.includes("Anda sedang luring") && text.includes("You are offline"), `${path}: ${text}`);
        }
        await assertAccessible(page, "the offline page");
        await assertFits(page, "the offline page");
        await context.setOffline(false);
        await open(page, "/villages");
        await person.close();
    });

    it("nothing personal is kept but the cart, and signing out forgets it", async () => {
        const person = await guest();
        const { page } = person;
        await open(page, "/account/sign-in");
        await page.fill("[name=email]", "pembeli@etalase.example");
        await page.fill("[name=password]", "etalase-demo");
        await page.locator("main form button[type=submit]").click();
        await page.waitForURL((url) => url.pathname !== "/account/sign-in");
        await visit(page, "/cart", "cart");
        await open(page, "/account");
        await open(page, "/products");
        const kept = await copies(page);
        const paths = Object.values(kept).flat();
        assert.deepEqual(paths.filter((path) => /^\/(account|portal|checkout|orders|visitor)/.test(path)), []);
        assert.deepEqual(kept.cart, ["/cart"]);
        await open(page, "/account");
        await page.locator("form[action='/account/sign-out'] button").click();
        await page.waitForURL((url) => url.pathname !== "/account");
        assert.equal((await copies(page)).cart, undefined);
        await person.close();
    });

    it("can be installed", async () => {
        const person = await guest();
        const session = await person.context.newCDPSession(person.page);
        const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
        // a headless window with a profile of its own counts as incognito; nothing else may stand in the way
        const others = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
        assert.deepEqual(others, []);
        await person.close();
    });
});
