// Money that only a person can send back: the buyer tells an account, the operator transfers.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { basket, placeOrder, putIntoCart } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { demoPeople } from "./support/people.mjs";
import { confirmTransfer, eventually, mails, partsOf, signIn, step } from "./support/portal.mjs";

describe("a refund of a bank transfer", () => {
    let browser, shop, people;
    before(async () => {
        browser = await launch();
        shop = await demo();
        people = demoPeople(shop);
    });
    after(() => browser?.close());

    it("asks the buyer for an account, which the operator then sees", async () => {
        const guest = await visitor(browser, shop.url, { size: phone });
        await putIntoCart(guest, basket[0]);
        const number = await placeOrder(guest, "bank_transfer");
        const operator = await visitor(browser, shop.url, { serviceWorkers: "allow" });
        await signIn(operator, people.operator);
        await confirmTransfer(operator, number);
        const seller = await visitor(browser, shop.url);
        await signIn(seller, people.bumdes[0]);
        const [part] = await partsOf(seller, number);
        await open(seller.page, part);
        const fold = seller.page.locator("summary", { has: seller.page.locator("xpath=following-sibling::form[contains(@action, '/rejection')]") });
        if (await fold.count()) await fold.first().click();
        await seller.page.fill("[name=reason]", "Persediaan ternyata sudah habis.");
        await press(seller.page, seller.page.locator(`form[action='${part}/rejection'] button[type=submit]`));

        const link = /\/refunds\/[^/\s]+\/account\?token=[\w.~%-]+/;
        const letters = await eventually(() => mails(operator, "rekening mana"), (found) => found.length > 0);
        const address = letters.map((text) => text.match(link)?.[0]).find(Boolean);
        assert.ok(address, letters.join("\n----\n"));
        await open(guest.page, address);
        await guest.page.fill("[name=bank]", "Bank Uji");
        await guest.page.fill("[name=number]", "1234567890");
        await guest.page.fill("[name=holder]", "Pembeli Uji");
        await photograph(guest, "refund-account");
        await press(guest.page, guest.page.locator(".form button[type=submit]"));
        const told = await guest.page.locator("main").innerText();
        assert.ok(told.includes("Bank Uji"), told);

        await open(operator.page, "/portal/operator/refunds");
        const task = await operator.page.locator("main").innerText();
        assert.ok(task.includes(number) && task.includes("1234567890"), task);
        for (const person of [guest, seller, operator]) assertNoTrouble(person);
        await Promise.all([guest.close(), seller.close(), operator.close()]);
    });
});
