// Every main page: fits a small phone, weighs little, can be used by everybody, breaks no rule of its policy.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, desk, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { basket, payAtSimulator, placeOrder, putIntoCart } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits, weightBeforePictures } from "./support/measure.mjs";
import { demoPeople } from "./support/people.mjs";
import { partsOf, signIn } from "./support/portal.mjs";

const storefront = [
    "/",
    "/products",
    "/products?q=kain+tenun&in_stock=1",
    "/products?q=tidakadayangbegini",
    "/products?category=pottery&price_max=100000&sort=price_asc",
    "/products?q=gerabh",
    "/products/cokelat-batang-nglanggeran",
    "/villages",
    "/villages?province=52",
    "/villages?regency=52.02",
    "/bumdes/bumdes-darmaji",
    "/cart",
    "/account/sign-in",
    "/account/sign-up",
    "/account/password",
    "/register/company",
    "/no-such-page",
];

describe("the main pages", () => {
    let browser, shop;
    before(async () => {
        browser = await launch();
        shop = await demo();
    });
    after(() => browser?.close());

    /** Looks at one address in both sizes and both themes. */
    async function examine(person, path, name = path) {
        const { page } = person;
        const answer = await page.goto(path);
        assert.ok(answer.status() === 200 || path === "/no-such-page", `${path} answers ${answer.status()}`);
        for (const size of [phone, desk]) {
            await page.setViewportSize(size);
            person.size = size;
            await assertFits(page, name);
            await photograph(person, name.replaceAll(/[^a-z0-9]+/gi, "-"));
            await assertAccessible(page, `${name} at ${size.width} px`);
        }
        await page.emulateMedia({ colorScheme: "dark" });
        await assertAccessible(page, `${name}, dark`);
        await page.emulateMedia({ colorScheme: "light" });
    }

    for (const language of ["id", "en"]) {
        for (const path of storefront) {
            it(`${path} in ${language}`, async () => {
                const guest = await visitor(browser, shop.url, { language });
                await examine(guest, path);
                assertNoTrouble(guest);
                await guest.close();
            });
        }

        it(`a product, a village, a collection in ${language}`, async () => {
            const guest = await visitor(browser, shop.url, { language });
            for (const [from, kind] of [["/products", "products"], ["/villages", "villages"], ["/", "collections"]]) {
                await open(guest.page, from);
                const path = await guest.page.locator(`main a[href^='/${kind}/']`).first().getAttribute("href");
                await examine(guest, path, kind);
            }
            assertNoTrouble(guest);
            await guest.close();
        });

        it(`cart, checkout and order in ${language}`, async () => {
            const guest = await visitor(browser, shop.url, { language });
            for (const product of basket) await putIntoCart(guest, product);
            await examine(guest, "/cart", "full cart");
            await examine(guest, "/checkout");
            await placeOrder(guest, "simulator");
            await examine(guest, guest.page.url(), "unpaid order");
            await payAtSimulator(guest);
            await examine(guest, guest.page.url(), "paid order");
            assertNoTrouble(guest);
            await guest.close();
        });
    }

    it("the portals", async () => {
        const people = demoPeople(shop);
        const buyer = await visitor(browser, shop.url);
        for (const product of basket) await putIntoCart(buyer, product);
        const number = await placeOrder(buyer, "simulator");
        await payAtSimulator(buyer);
        const seller = await visitor(browser, shop.url);
        await signIn(seller, people.bumdes[0]);
        const [part] = await partsOf(seller, number);
        const curator = await visitor(browser, shop.url);
        await signIn(curator, people.curator);
        const operator = await visitor(browser, shop.url);
        await signIn(operator, people.operator);
        for (const path of ["/account", "/portal/bumdes", "/portal/bumdes/orders", part]) await examine(seller, path);
        for (const path of ["/portal/bumdes/products", "/portal/bumdes/shipping"]) await examine(seller, path);
        for (const path of ["/portal/bumdes/money", "/portal/bumdes/money/bank-account"]) await examine(seller, path);
        for (const kind of ["payouts", "makers"]) {
            await open(seller.page, "/portal/bumdes/money");
            const link = seller.page.locator(`main a[href^='/portal/bumdes/money/${kind}/']`).first();
            await examine(seller, await link.getAttribute("href"), `own-${kind}`);
        }
        for (const step of ["", "/edit/name", "/edit/description", "/edit/options", "/edit/stock", "/preview"]) {
            await open(seller.page, "/portal/bumdes/products");
            const link = seller.page.locator("main .task__name a").first();
            await examine(seller, `${await link.getAttribute("href")}${step}`, `own-listing${step.replaceAll("/", "-")}`);
        }
        await examine(seller, "/portal/bumdes/products/new");
        for (const path of ["", "/products", "/collections", "/bumdes", "/villages"]) {
            await examine(curator, `/portal/curator${path}`);
        }
        for (const kind of ["bumdes", "villages"]) {
            await open(curator.page, `/portal/curator/${kind}`);
            const link = curator.page.locator(`main a[href^='/portal/curator/${kind}/']`).first();
            await examine(curator, await link.getAttribute("href"), `one-${kind}`);
        }
        await examine(seller, "/portal/bumdes/registration");
        await examine(buyer, "/register", "register-guest");
        for (const page of ["", "/users", "/payments", "/refunds", "/payouts", "/mail", "/dead-letters"]) {
            await examine(operator, `/portal/operator${page}`);
        }
        await open(operator.page, "/portal/operator/payouts");
        const payout = operator.page.locator("main a[href^='/portal/operator/payouts/PC-']").first();
        await examine(operator, await payout.getAttribute("href"), "payout");
        for (const person of [buyer, seller, curator, operator]) {
            assertNoTrouble(person);
            await person.close();
        }
    });

    it("the pages of a company that buys, and the operator's pages of it", async () => {
        const people = demoPeople(shop);
        const [hotel, operator, newcomer] = [
            await visitor(browser, shop.url),
            await visitor(browser, shop.url),
            await visitor(browser, shop.url),
        ];
        await signIn(hotel, people.hotel);
        await signIn(operator, people.operator);
        await signIn(newcomer, people.bumdes[1]);
        for (const room of ["", "/company", "/outlets", "/outlets/new", "/members", "/rules", "/trail", "/tokens", "/webhooks"]) {
            await examine(hotel, `/portal/wholesale${room}`);
        }
        await open(hotel.page, "/portal/wholesale/webhooks");
        await hotel.page.fill("[name=url]", "https://erp.hotel.example/etalase");
        await press(hotel.page, hotel.page.locator("#new form button[type=submit]"));
        const endpoint = hotel.page.locator("main a[href^='/portal/wholesale/webhooks/']").first();
        await examine(hotel, await endpoint.getAttribute("href"), "one-webhook");
        const finance = await visitor(browser, shop.url);
        await signIn(finance, people.hotelFinance);
        for (const room of ["/invoices", "/account"]) await examine(finance, `/portal/wholesale${room}`);
        await examine(newcomer, "/register/company", "register-company");
        await examine(operator, "/portal/operator/companies");
        for (const n of [0, 1]) {
            await open(operator.page, "/portal/operator/companies");
            const link = operator.page.locator("main .task__name a").nth(n);
            await examine(operator, await link.getAttribute("href"), `one-company-${n}`);
        }
        for (const person of [hotel, operator, newcomer, finance]) {
            assertNoTrouble(person);
            await person.close();
        }
    });

    it("a company's prices, its catalogue and its basket", async () => {
        const people = demoPeople(shop);
        const [hotel, seller, operator] = [
            await visitor(browser, shop.url),
            await visitor(browser, shop.url),
            await visitor(browser, shop.url),
        ];
        await signIn(hotel, people.hotel);
        await signIn(seller, people.bumdes[0]);
        await signIn(operator, people.operator);
        const [lists, groups, own] = ["/portal/bumdes/price-lists", "/portal/operator/company-groups", "/portal/wholesale"];
        for (const path of [lists, `${lists}/new`]) await examine(seller, path);
        await open(seller.page, lists);
        const list = await seller.page.locator("main .task__name a").first().getAttribute("href");
        await examine(seller, list, "price-list");
        await open(seller.page, list);
        await examine(seller, await seller.page.locator("main td a").first().getAttribute("href"), "price-list-line");
        await examine(seller, `${list}/lines?q=anyam`, "price-list-choose");
        await examine(operator, groups);
        await open(operator.page, groups);
        const group = await operator.page.locator("main .task__name a").first().getAttribute("href");
        await examine(operator, `${group}?q=hotel`, "company-group");

        const { page } = hotel;
        await open(page, `${own}/quick-order`);
        await page.fill("[name=lines]", "NTB-DRM-KOTAKTISU-01 55\nNTB-DRM-SENDOK-03 24\nTIDAK-ADA 3");
        await press(page, page.locator("form[action$='/quick-order'] button").first());
        assert.match(await page.textContent("main"), /Baris 3/);
        await press(page, page.locator("button[value=good]"));
        for (const room of ["catalogue", "catalogue?q=anyam", "basket", "quick-order"]) {
            await examine(hotel, `${own}/${room}`);
        }
        await open(page, `${own}/basket`);
        await page.fill("[name=name]", "Isi ulang kamar");
        await press(page, page.locator("form[action$='/shopping-lists'] button"));
        await examine(hotel, new URL(page.url()).pathname, "shopping-list");
        await examine(hotel, `${own}/shopping-lists`);
        for (const person of [hotel, seller, operator]) {
            assertNoTrouble(person);
            await person.close();
        }
    });

    it("a request for quotation, its answers and its allocation, on both sides", async () => {
        const people = demoPeople(shop);
        const [hotel, seller] = [await visitor(browser, shop.url), await visitor(browser, shop.url)];
        await signIn(hotel, people.hotel);
        await signIn(seller, people.bumdes[1]);
        const [asked, received] = ["/portal/wholesale/requests", "/portal/bumdes/requests"];
        for (const [person, path] of [[hotel, asked], [hotel, `${asked}/new`], [seller, received]]) await examine(person, path);
        await examine(hotel, `${asked}/new?category=textile-batik-weaving`, "request-new");
        const { page } = hotel;
        for (const [name, value] of [["subject", "songket atau kain tenun"], ["quantity", "200"], ["target_price", "700.000"]]) {
            await page.fill(`[name=${name}]`, value);
        }
        await page.selectOption("[name=unit]", "pcs");
        await page.selectOption("[name=outlet]", { index: 1 });
        await press(page, page.locator("form[action='/portal/wholesale/requests'] button[type=submit]"));
        const number = new URL(page.url()).pathname.split("/").pop();
        assert.match(number, /^RFQ-/);
        await examine(seller, `${received}/${number}`, "request-received");
        await press(seller.page, seller.page.locator("#offer form button[type=submit]"));
        for (const path of [`${received}/${number}`, received]) await examine(seller, path, `answered-${path.length}`);
        await examine(hotel, `${asked}/${number}`, "request");
        await examine(hotel, asked, "requests");
        await examine(hotel, `${asked}/${number}/allocation`, "request-allocation");
        for (const person of [hotel, seller]) {
            assertNoTrouble(person);
            await person.close();
        }
    });

    it("weigh less than 100 KB before pictures", async () => {
        for (const path of ["/", "/products", "/products/cokelat-batang-nglanggeran", "/villages", "/cart"]) {
            const guest = await visitor(browser, shop.url, { size: phone });
            const { bytes, parts } = await weightBeforePictures(guest.page, path);
            const list = parts.map((part) => `${part.bytes} ${part.url}`).join("\n");
            assert.ok(bytes < 100 * 1024, `${path} weighs ${bytes} bytes:\n${list}`);
            await guest.close();
        }
    });
});
