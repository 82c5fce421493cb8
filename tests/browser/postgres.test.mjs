// The same way on PostgreSQL under `etalase serve`: no simulator there, the operator confirms a transfer.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, phone, visitor } from "./support/browser.mjs";
import { basket, orderText, placeOrder, putIntoCart } from "./support/buyer.mjs";
import { confirmTransfer, eventually, partsOf, signIn, step } from "./support/portal.mjs";
import { people, serve } from "./support/served.mjs";

const databaseUrl = process.env.BROWSER_DATABASE_URL;

describe("an order paid by bank transfer, on PostgreSQL", () => {
    let browser, shop;
    before(async () => {
        assert.ok(databaseUrl, "BROWSER_DATABASE_URL names no PostgreSQL database: run bin/test");
        browser = await launch();
        shop = await serve(databaseUrl);
    });
    after(() => browser?.close());

    for (const javaScript of [true, false]) {
        it(`is confirmed, shipped and followed ${javaScript ? "with" : "without"} JavaScript`, async () => {
            const options = { size: phone, javaScript };
            const guest = await visitor(browser, shop.url, options);
            for (const product of basket) {
                // the index follows the imported catalogue within seconds
                await eventually(() => putIntoCart(guest, product).then(() => true, () => false), Boolean);
            }
            const number = await placeOrder(guest, "bank_transfer");
            const address = guest.page.url();
            assert.match(await guest.page.locator("main").innerText(), /0123456789/, "the account to pay to");

            const operator = await visitor(browser, shop.url, options);
            await signIn(operator, people.operator);
            await confirmTransfer(operator, number);

            const seller = await visitor(browser, shop.url, options);
            await signIn(seller, people.darmaji);
            const [part] = await partsOf(seller, number);
            await step(seller, part, "acceptance");
            await step(seller, part, "packing");
            await step(seller, part, "shipment", { courier: "Pos Indonesia", tracking_number: "P2611220042" });
            assert.match(await orderText(guest, address), /P2611220042/);

            const stranger = await visitor(browser, shop.url, options);
            await signIn(stranger, people.gapuk);
            assert.deepEqual(await partsOf(stranger, number), []);
            assert.equal((await stranger.page.goto(part)).status(), 404);
            for (const person of [guest, operator, seller, stranger]) {
                assertNoTrouble(person);
                await person.close();
            }
        });
    }
});
