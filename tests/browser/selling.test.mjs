// The whole way of a new BUMDes, on a phone: registered, verified, a product with photos and sizes, the curator's
// request, its answer, published, found, ordered, packed and shipped.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertNoTrouble, launch, open, phone, photograph, press, visitor } from "./support/browser.mjs";
import { orderText, payAtSimulator, placeOrder } from "./support/buyer.mjs";
import { demo } from "./support/etalase.mjs";
import { assertAccessible, assertFits } from "./support/measure.mjs";
import { demoPeople } from "./support/people.mjs";
import { eventually, mails, partsOf, signIn, step } from "./support/portal.mjs";
import { chooseVillage, describeSizes, photo, saveStep, sendPhotos } from "./support/seller.mjs";

const owner = { email: "direktur@contoh.example", name: "Direktur Uji", password: "anyaman dari desa" };
const bumdes = "BUMDes Anyam Lestari Uji";
const product = "Tampah Bambu Motif Subahnale";

describe("a new BUMDes on a phone", () => {
    let browser, shop, people, seller, curator, editor;
    before(async () => {
        browser = await launch();
        shop = await demo();
        people = demoPeople(shop);
        seller = await visitor(browser, shop.url, { size: phone });
        curator = await visitor(browser, shop.url, { size: phone });
        await signIn(curator, people.curator);
    });
    after(() => browser?.close());

    /** Looks at the page that is open: it fits, everybody can use it, and people can see its picture. */
    async function look(person, name) {
        await assertFits(person.page, name);
        await assertAccessible(person.page, name);
        await photograph(person, `selling-${name}`);
    }

    it("is registered by somebody who had no account", async () => {
        const { page } = seller;
        await open(page, "/register");
        await look(seller, "01-register-guest");
        await page.fill("main [name=email]", owner.email);
        await press(page, page.locator("main form[action='/account/sign-up'] button[type=submit]"));
        const operator = await visitor(browser, shop.url, { serviceWorkers: "allow" });
        await signIn(operator, people.operator);
        const [text] = await eventually(() => mails(operator, "Lanjutkan membuat akun"), (found) => found.length > 0);
        await operator.close();
        await open(page, new URL(text.match(/http\S+\/account\/sign-up\/\S+/)[0]).href);
        await page.fill("[name=name]", owner.name);
        await page.fill("[name=password]", owner.password);
        await press(page, page.locator("main form button[type=submit]"));
        assert.equal(new URL(page.url()).pathname, "/register", "on with what was begun");

        await chooseVillage(seller, "Gapuk", "Lombok Barat");
        await page.selectOption("[name=sector]", { index: 1 });
        await page.fill("main [name=name]", bumdes);
        await page.fill("main [name=phone]", "0812 7654 3210");
        await page.fill("main [name=email]", "anyam@contoh.example");
        if (await page.locator("[name=is_joint]").count()) await page.check("[name=is_joint]");
        await look(seller, "02-register");
        await press(page, page.locator("button[name=action][value=register]"));
        assert.equal(new URL(page.url()).pathname, "/portal/bumdes/registration");

        for (const kind of ["village_rule", "decree"]) {
            await page.setInputFiles(`#file-${kind}`, await photo(seller, "#8a6d3b", `${kind}.jpg`));
            await press(page, page.locator(`form[action$='/evidence/${kind}'] button[type=submit]`));
        }
        await look(seller, "03-evidence-sent");
        assertNoTrouble(seller);
    });

    it("is verified by the curator", async () => {
        const { page } = curator;
        await open(page, "/portal/curator/bumdes?status=registered");
        await look(curator, "04-waiting");
        await press(page, page.locator(".task__name a", { hasText: bumdes }));
        await look(curator, "05-bumdes");
        await press(page, page.locator("form[action$='/verification'] button"));
        assertNoTrouble(curator);
        await open(seller.page, "/portal/bumdes/registration");
        assert.equal(await seller.page.locator(".notice--good").count(), 1);
    });

    it("describes a product with three photos and two sizes, and hands it in", async () => {
        const { page } = seller;
        await open(page, "/portal/bumdes/products");
        await look(seller, "06-no-products");
        await open(page, "/portal/bumdes/products/new");
        await saveStep(seller, "name", { name_id: product, category: "wood-bamboo-rattan", maker: "new", maker_name: "Kelompok Anyam Uji" });
        editor = new URL(page.url()).pathname.match(/^\/portal\/bumdes\/products\/[^/]+/)[0];
        await saveStep(seller, "description", {
            description_id: "Tampah dari bambu tali, dianyam rapat untuk menampi beras dan menyajikan jajan pasar.",
            materials: "Bambu tali, rotan",
            "attribute-dimensions": "Garis tengah 30 atau 40 cm",
        });
        await describeSizes(seller, [
            { value: "30 cm", price: "45.000", weight: "300" },
            { value: "40 cm", price: "65.000", weight: "450" },
        ]);
        await look(seller, "07-sizes");
        await press(page, page.locator(".step__end button[type=submit]"));
        for (const [n, pieces] of ["12", "8"].entries()) await page.locator("[name^='opening-']").nth(n).fill(pieces);
        await page.fill("[name=lead_time_days]", "5");
        await page.fill("[name=monthly_capacity]", "40");
        await look(seller, "08-stock");
        await press(page, page.locator(".step__end button[type=submit]"));
        const colors = ["#b5651d", "#5b7f3a", "#274c77"];
        await sendPhotos(seller, await Promise.all(colors.map((color, n) => photo(seller, color, `foto-${n + 1}.jpg`))));
        assert.equal(await page.locator("[data-photo]").count(), 3);
        await look(seller, "09-photos");
        await press(page, page.locator(".step__end button[type=submit]"));
        await look(seller, "10-before-sending");
        await press(page, page.locator(`form[action='${editor}/submission'] button`));
        assertNoTrouble(seller);
    });

    it("is asked by the curator for one thing", async () => {
        const { page } = curator;
        await open(page, "/portal/curator");
        await press(page, page.locator(".task__name a", { hasText: product }));
        await look(curator, "11-review");
        await page.locator("#row-materials summary").click();
        await page.fill("#say-materials", "Sebutkan dari mana bambunya.");
        await press(page, page.locator("#row-materials form[action$='/comments'] button"));
        await press(page, page.locator("button[formaction$='/changes']"));
        assertNoTrouble(curator);
    });

    it("answers, and is published", async () => {
        const { page } = seller;
        await open(page, editor);
        await look(seller, "12-asked");
        await open(page, `${editor}/edit/description`);
        await page.fill("[name=materials]", "Bambu tali dari kebun desa, rotan");
        await page.locator(".point [name^='done-']").check();
        await look(seller, "13-answering");
        await press(page, page.locator(".step__end button[type=submit]"));
        await open(page, editor);
        await press(page, page.locator(`form[action='${editor}/submission'] button`));
        assertNoTrouble(seller);

        await open(curator.page, "/portal/curator");
        await press(curator.page, curator.page.locator(".task__name a", { hasText: product }));
        await look(curator, "14-second-round");
        for (const check of await curator.page.locator("[name^='check-']").all()) await check.check();
        await press(curator.page, curator.page.locator("form[action$='/publication'] button[type=submit]:not([formaction])"));
        assertNoTrouble(curator);
    });

    it("is found within seconds, sells, and ships", async () => {
        const guest = await visitor(browser, shop.url, { size: phone });
        const found = async () => {
            await open(guest.page, `/products?q=${encodeURIComponent("tampah subahnale")}`);
            return guest.page.locator("main a[href^='/products/']", { hasText: product }).count();
        };
        assert.ok((await eventually(found, (count) => count > 0, 10)) > 0, "found within ten seconds");
        await press(guest.page, guest.page.locator("main a[href^='/products/']", { hasText: product }).first());
        await look(guest, "15-product");
        await press(guest.page, guest.page.locator("form[action='/cart/items'] button[type=submit]"));
        const number = await placeOrder(guest, "simulator");
        const address = guest.page.url();
        await payAtSimulator(guest);

        const { page } = seller;
        await open(page, "/portal/bumdes");
        await look(seller, "16-today");
        const [part] = await partsOf(seller, number);
        await step(seller, part, "acceptance");
        const slip = await page.request.get(`${part}/packing-slip.pdf`);
        assert.equal(slip.status(), 200);
        assert.equal((await slip.body()).subarray(0, 5).toString(), "%PDF-");
        await step(seller, part, "packing");
        await look(seller, "17-packed");
        await step(seller, part, "shipment", { courier: "JNE", tracking_number: "JNE0087654321" });
        await look(seller, "18-shipped");
        assert.match(await orderText(guest, address), /JNE0087654321/);
        assertNoTrouble(seller);
        assertNoTrouble(guest);
        await guest.close();
    });
});
