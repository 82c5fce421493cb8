// A BUMDes writes a permit down on a phone, a curator checks it beside its paper, and buyers see it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits } from "./support/measure.mjs";
import { demoPeople } from "./support/people.mjs";
import { signIn } from "./support/portal.mjs";
import { photo } from "./support/seller.mjs";

const product = "/products/kotak-tisu-anyaman-pandan";
const number = "9120304050607";

describe("a permit", () => {
    let browser, shop, people;
    before(async () => {
        browser = await launch();
        shop = await demo();
        people = demoPeople(shop);
    });
    after(() => browser?.close());

    async function look(person, name) {
        await assertFits(person.page, name);
        await assertAccessible(person.page, name);
        await photograph(person, name);
    }

    it("is written down with a photo of its paper, checked, told and shown", async () => {
        const seller = await visitor(browser, shop.url, { size: phone });
        await signIn(seller, people.bumdes[0]);
        await open(seller.page, "/portal/bumdes/permits");
        await look(seller, "permits");
        await open(seller.page, "/portal/bumdes/permits/new");
        await look(seller, "permit-new");
        await seller.page.selectOption("[name=kind]", "NIB");
        await seller.page.selectOption("[name=holder]", "bumdes");
        await seller.page.fill("[name=number]", number);
        await press(seller.page, seller.page.locator("main form button[type=submit]").first());
        await seller.page.setInputFiles("[name=file]", await photo(seller, "#8c4a14", "nib.jpg"));
        await press(seller.page, seller.page.locator("form[action$='/document'] button"));
        await look(seller, "permit-own");
        const id = new URL(seller.page.url()).pathname.split("/").at(-1);

        const curator = await visitor(browser, shop.url);
        await signIn(curator, people.curator);
        await open(curator.page, "/portal/curator/permits");
        await look(curator, "permits-desk");
        await open(curator.page, `/portal/curator/permits/${id}`);
        const paper = curator.page.locator(".permit__paper");
        assert.ok(await paper.evaluate((image) => image.complete && image.naturalWidth > 0), "the paper is seen");
        await look(curator, "permit-desk");
        await press(curator.page, curator.page.locator("form[action$='/verification'] button"));
        await open(curator.page, "/portal/curator/permit-rules");
        await look(curator, "permit-rules");
        assertNoTrouble(curator);

        await open(seller.page, "/portal/notices");
        assert.match(await seller.page.locator("main").innerText(), new RegExp(`NIB ${number} sudah diperiksa kurator`));
        assertNoTrouble(seller);

        const guest = await visitor(browser, shop.url, { size: phone });
        await open(guest.page, product);
        const badge = guest.page.locator(".permit", { hasText: "Usaha terdaftar" });
        await badge.locator("summary").click();
        assert.match(await badge.innerText(), new RegExp(number));
        await look(guest, "product-with-permit");
        assertNoTrouble(guest);
        await Promise.all([guest.close(), seller.close(), curator.close()]);
    });
});
