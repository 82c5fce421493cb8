// An owner invites somebody by mail; on a phone they join, see their part alone, and are told of changes.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits } from "./support/measure.mjs";
import { demoPeople } from "./support/people.mjs";
import { eventually, mails, signIn } from "./support/portal.mjs";

const newcomer = { email: "gudang@contoh.example", name: "Petugas Gudang", password: "tenun dari desa" };

describe("the team of a BUMDes", () => {
    let browser, shop, people, link;
    before(async () => {
        browser = await launch();
        shop = await demo();
        people = demoPeople(shop);
    });
    after(() => browser?.close());

    /** Opens a page and looks at it: it fits, and everybody can use it. */
    async function look(person, path, name) {
        await open(person.page, path);
        await assertFits(person.page, path);
        await assertAccessible(person.page, path);
        await photograph(person, name);
    }

    it("sends an invitation whose link opens the door once", async () => {
        const owner = await visitor(browser, shop.url, { size: phone });
        await signIn(owner, people.bumdes[0]);
        await look(owner, "/portal/bumdes/team", "team");
        await owner.page.fill("#invite [name=email]", newcomer.email);
        await owner.page.check("#role-new-orders");
        await press(owner.page, owner.page.locator("#invite button[type=submit]"));
        assert.match(await owner.page.locator("main").innerText(), /gudang@contoh\.example/);
        assertNoTrouble(owner);
        await owner.close();

        // allowed, because blocking them breaks scripts into the sandboxed frame that shows a mail
        const operator = await visitor(browser, shop.url, { serviceWorkers: "allow" });
        await signIn(operator, people.operator);
        const [text] = await eventually(() => mails(operator, "mengundang Anda"), (found) => found.length > 0);
        link = text.match(/\/invitations\/[\w.-]+/)[0];
        await operator.close();

        const clerk = await visitor(browser, shop.url, { size: phone });
        await look(clerk, link, "invitation");
        await clerk.page.fill("[name=name]", newcomer.name);
        await clerk.page.fill("[name=password]", newcomer.password);
        await press(clerk.page, clerk.page.locator("main form button[type=submit]"));
        assert.equal(new URL(clerk.page.url()).pathname, "/portal/bumdes");
        const rail = await clerk.page.locator(".rail").innerText();
        assert.ok(rail.includes("Ongkir") && !rail.includes("Keuangan"), rail);
        await look(clerk, "/portal/bumdes/team", "team-of-clerk");
        await look(clerk, "/account/notices", "choices");
        assertNoTrouble(clerk);
        const refused = await clerk.page.goto("/portal/bumdes/money");
        assert.equal(refused.status(), 403);
        await assertAccessible(clerk.page, "a refused page");
        assert.match(await clerk.page.locator("main").innerText(), /peran Keuangan/);
        assert.equal((await clerk.page.goto(link)).status(), 410);
        await clerk.close();
    });

    it("tells the owner, on the trail and at the bell", async () => {
        const owner = await visitor(browser, shop.url, { size: phone });
        await signIn(owner, people.bumdes[0]);
        await look(owner, "/portal/bumdes/trail", "trail");
        assert.match(await owner.page.locator("main").innerText(), /Petugas Gudang\s+bergabung dengan tim/);
        await look(owner, "/portal/notices", "notices");
        // on a page that is the same for everybody the script rings the bell
        await open(owner.page, "/villages");
        await owner.page.locator("[data-unread] [aria-hidden]").waitFor();
        await assertFits(owner.page, "the bell on a phone");
        await open(owner.page, "/portal/notices");
        await press(owner.page, owner.page.locator("main a[href^='/portal/notices/']").filter({ hasText: "Petugas Gudang" }));
        assert.equal(new URL(owner.page.url()).pathname, "/portal/bumdes/team");
        assertNoTrouble(owner);
        await owner.close();
    });
});
