// Looking around: filters without a reload, the sheet on a phone, pictures, prices and shipping on a product's page;
// and the same without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, desk, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits } from "./support/measure.mjs";

const basket = "/products/keranjang-ketak-bertutup";
const tissueBox = "/products/kotak-tisu-anyaman-pandan";

describe("the gallery", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    /** A visitor, and whether the page was loaded anew since `stay` was asked. */
    async function guest(options) {
        const person = await visitor(browser, shop.url, options);
        await person.page.addInitScript(() => { window.loadedAt = performance.now() + Math.random(); });
        return person;
    }

    const found = (page) => page.locator("#found");
    const settled = (page) => page.locator("[data-part=pieces]:not([aria-busy])").waitFor();

    /** Does something after which the list says something else, without a new load. */
    async function changes(page, act) {
        const [before, load] = [await found(page).innerText(), await page.evaluate(() => window.loadedAt)];
        await act();
        await page.waitForFunction((text) => document.getElementById("found").textContent !== text, before);
        await settled(page);
        assert.equal(await page.evaluate(() => window.loadedAt), load, "the page was loaded anew");
    }

    const rail = (page, name) => page.locator("#filters a", { hasText: name }).first();

    it("filters without a reload, keeps the focus, and goes back and forth", async () => {
        const person = await guest({ size: desk });
        const { page } = person;
        await open(page, "/products");
        const everything = await found(page).innerText();
        await changes(page, () => rail(page, "Kopi, teh").click());
        assert.match(page.url(), /\/products\?category=coffee-tea-cocoa$/);
        assert.match(await page.title(), /^Kopi, teh/);
        assert.equal(await page.evaluate(() => document.activeElement.querySelector("span")?.textContent), "Kopi, teh & kakao");
        assert.equal(await rail(page, "Kopi, teh").getAttribute("aria-current"), "true");
        await changes(page, () => rail(page, "Produk unggulan").click());
        const both = await found(page).innerText();
        await assertAccessible(page, "a filtered list");
        await changes(page, () => page.goBack());
        await changes(page, () => page.goBack());
        assert.equal(await found(page).innerText(), everything);
        assert.match(page.url(), /\/products$/);
        await changes(page, () => page.goForward());
        await changes(page, () => page.goForward());
        assert.equal(await found(page).innerText(), both);
        // the address is one to share: loaded, it shows the same
        await page.reload();
        assert.equal(await found(page).innerText(), both);
        await changes(page, () => page.locator(".listing__active a").first().click());
        assertNoTrouble(person);
        await person.close();
    });

    it("orders, pages and takes a typed price without a reload", async () => {
        const person = await guest({ size: desk });
        const { page } = person;
        await open(page, "/products");
        const first = () => page.locator(".card__name").first().innerText();
        const before = await first();
        await page.selectOption("#sort", "price_asc");
        await page.waitForFunction((name) => document.querySelector(".card__name").textContent !== name, before);
        await settled(page);
        assert.match(page.url(), /sort=price_asc/);
        const cheapest = await first();
        await page.locator("a[rel=next]").click();
        await page.waitForURL(/page=2/);
        await settled(page);
        assert.notEqual(await first(), cheapest);
        assert.equal(await page.evaluate(() => document.activeElement.id), "found", "who pages is read what there is");
        assert.ok(await page.evaluate(() => scrollY < 300), "and sees its beginning");
        await page.goBack();
        await page.waitForFunction((name) => document.querySelector(".card__name").textContent === name, cheapest);
        await page.fill("[name=price_max]:not([type=hidden])", "Rp20.000");
        await changes(page, () => page.locator("[name=price_max]:not([type=hidden])").press("Enter"));
        assert.match(page.url(), /price_max=Rp20\.000/);
        assertNoTrouble(person);
        await person.close();
    });

    it("loads the page as ever where fetching fails", async () => {
        const person = await guest({ size: desk });
        const { page } = person;
        await open(page, "/products");
        let refused = 0;
        await page.route("**/products?*", (route) => {
            const isFetched = route.request().resourceType() === "fetch";
            refused += isFetched ? 1 : 0;
            return isFetched ? route.abort() : route.continue();
        });
        await press(page, rail(page, "Kopi, teh"));
        assert.match(page.url(), /category=coffee-tea-cocoa/);
        assert.equal(refused, 1);
        assert.match(await page.locator("h1").innerText(), /Kopi, teh/);
        await person.close();
    });

    it("keeps the sheet of filters open on a phone until it is closed", async () => {
        const person = await guest({ size: phone });
        const { page } = person;
        await open(page, "/products");
        assert.ok(!(await page.locator("#filters").isVisible()));
        await page.locator(".listing__open").click();
        await assertAccessible(page, "the sheet of filters");
        await changes(page, () => rail(page, "Kopi, teh").click());
        assert.ok(await page.locator("#filters").isVisible(), "one may choose another");
        await photograph(person, "filters-sheet");
        const go = page.locator("[data-part=go]");
        assert.match(await go.innerText(), /^Lihat \d+ produk$/);
        await go.click();
        assert.ok(!(await page.locator("#filters").isVisible()));
        await page.locator(".listing__open").click();
        await page.keyboard.press("Escape");
        assert.ok(!(await page.locator("#filters").isVisible()));
        await assertFits(page, "a filtered list");
        assertNoTrouble(person);
        await person.close();
    });

    it("opens a picture large and closes it by key and by button", async () => {
        const person = await guest({ size: phone });
        const { page } = person;
        await open(page, basket);
        await page.locator("#picture-1").click();
        const dialog = page.locator("dialog.zoom");
        await dialog.waitFor();
        await assertAccessible(page, "a large picture");
        await photograph(person, "zoom");
        await dialog.locator(".zoom__picture").click();
        assert.equal(await dialog.locator(".zoom__picture").getAttribute("aria-pressed"), "true");
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        await page.locator("#picture-1").click();
        await dialog.locator(".zoom__close").click();
        await dialog.waitFor({ state: "detached" });
        await page.locator(".pictures__thumbs a").nth(2).click();
        await page.waitForFunction(() => document.querySelectorAll(".pictures__thumbs a")[2].ariaCurrent === "true");
        assertNoTrouble(person);
        await person.close();
    });

    it("follows option and quantity with the price", async () => {
        const person = await guest({ size: phone });
        const { page } = person;
        await open(page, basket);
        const price = page.locator("[data-price] strong");
        assert.equal(await price.innerText(), "Rp165.000");
        await page.locator("label.choice", { hasText: "25cm" }).click();
        assert.equal(await price.innerText(), "Rp210.000");
        await open(page, tissueBox);
        const one = await price.innerText();
        await page.fill("#quantity", "10");
        assert.notEqual(await price.innerText(), one);
        assert.match(await page.locator("[data-total]").innerText(), /^10 × Rp40\.000 = Rp400\.000\. Tambah 40 lagi untuk harga Rp35\.000\.$/);
        assert.equal(await page.locator(".tiers .is-now").count(), 1);
        await page.locator("[data-step='1']").click();
        assert.equal(await page.inputValue("#quantity"), "11");
        assertNoTrouble(person);
        await person.close();
    });

    it("says what shipping costs to one's own regency, and remembers it on the device", async () => {
        const person = await guest({ size: phone });
        const { page } = person;
        await open(page, basket);
        const line = page.locator("[data-shipping-line]");
        await page.locator(".shipping summary").click();
        const [province, regency] = [page.locator(".shipping select").nth(0), page.locator(".shipping select").nth(1)];
        await province.selectOption("52");
        await regency.locator("option[value='52.71']").waitFor({ state: "attached" });
        await regency.selectOption("52.71");
        assert.match(await line.innerText(), /Mataram: Rp15\.000$/);
        await assertAccessible(page, "the shipping estimate");
        await open(page, tissueBox);
        assert.match(await line.innerText(), /Mataram: Rp/);
        assertNoTrouble(person);
        await person.close();
    });

    it("does all that can be done without JavaScript", async () => {
        const person = await guest({ size: phone, javaScript: false });
        const { page } = person;
        await open(page, "/products");
        await page.locator(".listing__open").click();
        assert.ok(await page.locator("#filters").isVisible());
        await press(page, rail(page, "Kopi, teh"));
        assert.match(page.url(), /category=coffee-tea-cocoa/);
        await open(page, basket);
        await page.locator(".shipping summary").click();
        assert.match(await page.locator(".shipping table").innerText(), /Rp9\.000/);
        await press(page, page.locator("#picture-1"));
        assert.match(page.url(), /\.svg\?v=/);
        await open(page, tissueBox);
        assert.match(await page.locator(".tiers").innerText(), /Rp40\.000/);
        assertNoTrouble(person);
        await person.close();
    });
});
