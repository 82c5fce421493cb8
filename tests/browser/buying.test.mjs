// A real purchase, on a phone and on a desk, in both languages, with and without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, desk, launch, phone, photograph, visitor } from "./support/browser.mjs";
import { basket, orderText, payAtSimulator, placeOrder, putIntoCart } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { assertFits } from "./support/measure.mjs";

const paid = { id: "Pembayaran diterima", en: "Payment received" };

describe("a guest buys from two villages in one order", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    for (const size of [phone, desk]) {
        for (const language of ["id", "en"]) {
            for (const javaScript of [true, false]) {
                it(`${size.width} px, ${language}, ${javaScript ? "with" : "without"} JavaScript`, async () => {
                    const guest = await visitor(browser, shop.url, { size, language, javaScript });
                    for (const product of basket) await putIntoCart(guest, product);
                    const number = await placeOrder(guest, "simulator");
                    const address = guest.page.url();
                    await photograph(guest, "order-placed");
                    await payAtSimulator(guest);
                    await photograph(guest, "order-paid");
                    await assertFits(guest.page, "the order's page");
                    const text = await orderText(guest, address);
                    assert.ok(text.includes(number), text);
                    assert.ok(text.includes(paid[language]), text);
                    for (const { name } of basket) assert.ok(text.includes(name[language]), `${name[language]}: ${text}`);
                    await guest.page.goto("/cart");
                    assert.equal(await guest.page.locator("form[action^='/cart/items/']").count(), 0, "the cart is empty");
                    assertNoTrouble(guest);
                    await guest.close();
                });
            }
        }
    }

    it("does not open an order without its token", async () => {
        const guest = await visitor(browser, shop.url);
        for (const product of basket) await putIntoCart(guest, product);
        const number = await placeOrder(guest, "simulator");
        const stranger = await visitor(browser, shop.url);
        for (const address of [`/orders/${number}`, `/orders/${number}?token=${"A".repeat(43)}`]) {
            assert.equal((await stranger.page.goto(address)).status(), 404, address);
        }
        await Promise.all([guest.close(), stranger.close()]);
    });
});
