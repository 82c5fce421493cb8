// What happens after the payment: mail, the BUMDes' order desk, the parcel on the buyer's page.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, desk, launch, open, phone, photograph, visitor } from "./support/browser.mjs";
import { basket, buyer, orderText, payAtSimulator, placeOrder, putIntoCart } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { demoPeople } from "./support/people.mjs";
import { eventually, mails, partsOf, signIn, step } from "./support/portal.mjs";

describe("a BUMDes fulfils its part of an order", () => {
    let browser, shop, people, number, address;
    before(async () => {
        browser = await launch();
        shop = await demo();
        people = demoPeople(shop);
        const guest = await visitor(browser, shop.url);
        for (const product of basket) await putIntoCart(guest, product);
        number = await placeOrder(guest, "simulator");
        address = guest.page.url();
        await payAtSimulator(guest);
        await guest.close();
    });
    after(() => browser?.close());

    it("gets a mail with its own lines, the buyer gets a confirmation with all", async () => {
        // allowed, because blocking them breaks scripts into the sandboxed frame that shows a mail
        const operator = await visitor(browser, shop.url, { serviceWorkers: "allow" });
        await signIn(operator, people.operator);
        const texts = await eventually(() => mails(operator, number), (found) => found.length >= 3);
        const [mine, other] = basket.map(({ name }) => name.id);
        const own = texts.filter((text) => text.includes(mine) && !text.includes(other));
        assert.equal(own.length, 1, `one mail with the lines of the first BUMDes alone:\n${texts.join("\n----\n")}`);
        assert.match(own[0], /wa\.me|whatsapp/i);
        assert.ok(texts.some((text) => text.includes(mine) && text.includes(other)), "the buyer's confirmation");
        await photograph(operator, "mail");
        assertNoTrouble(operator);
        await operator.close();
    });

    it("accepts, packs and ships; the buyer sees courier and tracking number", async () => {
        const seller = await visitor(browser, shop.url, { size: phone });
        await signIn(seller, people.bumdes[0]);
        const [part, ...more] = await partsOf(seller, number);
        assert.ok(part && more.length === 0, "exactly its own part of the order");
        await photograph(seller, "inbox");
        await open(seller.page, part);
        const text = await seller.page.locator("main").innerText();
        assert.ok(text.includes(buyer.name) && text.includes(buyer.street), text);
        assert.ok(!text.includes(basket[1].name.id), "another BUMDes' lines are not its business");
        await photograph(seller, "part");
        await step(seller, part, "acceptance");
        await step(seller, part, "packing");
        await step(seller, part, "shipment", { courier: "JNE", tracking_number: "JNE0012345678" });
        assertNoTrouble(seller);

        const guest = await visitor(browser, shop.url, { size: phone });
        const order = await orderText(guest, address);
        assert.ok(order.includes("JNE0012345678"), order);
        await photograph(guest, "order-shipped");
        assertNoTrouble(guest);
        await Promise.all([seller.close(), guest.close()]);
    });

    it("stays hidden from everybody else's order desk", async () => {
        const seller = await visitor(browser, shop.url);
        await signIn(seller, people.bumdes[0]);
        const [part] = await partsOf(seller, number);
        const stranger = await visitor(browser, shop.url, { size: desk });
        await signIn(stranger, people.bumdes[1]);
        const foreign = await partsOf(stranger, number);
        assert.ok(!foreign.includes(part), "another BUMDes' inbox does not list it");
        for (const path of [part, `${part}/packing-slip.pdf`]) {
            assert.equal((await stranger.page.goto(path)).status(), 404, path);
        }
        await Promise.all([seller.close(), stranger.close()]);
    });
});
