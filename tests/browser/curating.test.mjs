// A curator takes a product out of the gallery and brings it back.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, open, press, visitor } from "./support/browser.mjs";
import { demo } from "./support/etalase.mjs";
import { demoPeople } from "./support/people.mjs";
import { eventually, signIn } from "./support/portal.mjs";

const name = "Emping Jagung Gapuk";
const sku = "NTB-GPK-EMPING-02";

describe("a curator", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    it("unpublishes a product, which disappears from gallery and search, and publishes it again", async () => {
        const guest = await visitor(browser, shop.url);
        const results = `/products?q=${encodeURIComponent(name)}`;
        await open(guest.page, results);
        const address = await guest.page.locator("main a[href^='/products/']", { hasText: name }).first().getAttribute("href");
        const found = async () => {
            await open(guest.page, results);
            return guest.page.locator(`main a[href='${address}']`).count();
        };
        assert.notEqual(await found(), 0);

        const curator = await visitor(browser, shop.url);
        await signIn(curator, demoPeople(shop).curator);
        const row = curator.page.locator("main li, main tr").filter({ hasText: sku });
        const turn = async (what) => {
            await open(curator.page, `/portal/curator/products?q=${encodeURIComponent(name)}`);
            const fold = row.locator("summary");
            if (await fold.count()) await fold.click();
            await press(curator.page, row.locator(`form[action$='/${what}'] button`));
        };
        await turn("unpublication");
        assert.equal(await eventually(found, (count) => count === 0), 0);
        assert.equal((await guest.page.goto(address)).status(), 404);
        await turn("publication");
        assert.notEqual(await eventually(found, (count) => count > 0), 0);
        await open(guest.page, address);
        assertNoTrouble(curator);
        await Promise.all([guest.close(), curator.close()]);
    });
});
