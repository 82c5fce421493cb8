// A curator arranges the front page with the keyboard alone, and by dragging.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, desk, follow, launch, open, phone, visitor } from "./support/browser.mjs";
import { demo } from "./support/etalase.mjs";
import { demoPeople } from "./support/people.mjs";
import { eventually, signIn } from "./support/portal.mjs";

const front = "/portal/curator/front";

describe("the front page", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    const rows = (page) => page.locator("[data-arrange] > li .task__name").allInnerTexts();
    const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText);

    /** Tabs on until this has the focus. */
    async function tabTo(page, name) {
        for (let step = 0; step < 200; step++) {
            if ((await focused(page))?.trim() === name) return;
            await page.keyboard.press("Tab");
        }
        assert.fail(`no way to ${name} by the keyboard`);
    }

    async function curator(options) {
        const person = await visitor(browser, shop.url, options);
        await signIn(person, demoPeople(shop).curator);
        await open(person.page, front);
        return person;
    }

    it("is arranged and published by the keyboard alone", async () => {
        const person = await curator({ size: desk });
        const { page } = person;
        const before = await rows(page);
        await tabTo(page, "Turunkan Kategori");
        for (const place of [2, 3]) {
            await page.keyboard.press("Enter");
            const moved = await eventually(() => rows(page), (now) => now[place] === "Kategori", 10);
            assert.equal(moved[place], "Kategori");
            // the same arrow can be pressed again at once
            assert.equal(await eventually(() => focused(page), (name) => name === "Turunkan Kategori", 5), "Turunkan Kategori");
        }
        await tabTo(page, "Tampilkan");
        await follow(page, () => page.keyboard.press("Enter"));
        const guest = await visitor(browser, shop.url);
        const isBelow = async () => {
            await open(guest.page, "/");
            return guest.page.evaluate(() => {
                const [shelf, chips] = ["[id^=shelf-]", "#categories-title"].map((one) => document.querySelector(one));
                return Boolean(shelf.compareDocumentPosition(chips) & Node.DOCUMENT_POSITION_FOLLOWING);
            });
        };
        assert.ok(await eventually(isBelow, (answer) => answer));
        assert.deepEqual((await rows(page)).toSorted(), before.toSorted());
        assertNoTrouble(person);
        await Promise.all([guest.close(), person.close()]);
    });

    it("is arranged by dragging, and without scripts by the same arrows", async () => {
        const person = await curator({ size: desk });
        const { page } = person;
        const [first, second] = await rows(page);
        const [grip, target] = await Promise.all([0, 1].map((n) => page.locator("[data-handle]").nth(n).boundingBox()));
        await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
        await page.mouse.down();
        await page.mouse.move(target.x + target.width / 2, target.y + target.height, { steps: 5 });
        await page.mouse.up();
        const saved = async () => {
            const answer = await page.request.get(front);
            const names = [...(await answer.text()).matchAll(/data-key="[^"]*">\s*<div class="task__what">\s*<p class="task__name">(?:<a[^>]*>)?([^<]*)/g)];
            return names.map(([, name]) => name.trim());
        };
        assert.deepEqual((await eventually(saved, ([top]) => top === second, 10)).slice(0, 2), [second, first]);
        assertNoTrouble(person);
        await person.close();

        const plain = await curator({ size: phone, javaScript: false });
        await follow(plain.page, () => plain.page.getByRole("button", { name: `Naikkan ${first}` }).click());
        assert.deepEqual((await rows(plain.page)).slice(0, 2), [first, second]);
        await plain.close();
    });
});
