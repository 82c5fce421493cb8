// The buyer's way: find, put into the cart, order, pay. Finds its way by fields and addresses, which are
// the same in both languages, and works the same without JavaScript.

import assert from "node:assert/strict";
import { follow, open, photograph, press } from "./browser.mjs";

/** Products of BUMDes Darmaji and BUMDes Sukarara that are in stock and have no options, and what people type to find them. */
export const basket = [
    { name: { id: "Kotak Tisu Anyaman Pandan", en: "Woven Pandan Tissue Box" }, search: { id: "kotak tisu", en: "tissue box" } },
    { name: { id: "Dompet Kain Songket", en: "Songket Fabric Wallet" }, search: { id: "dompet songket", en: "songket wallet" } },
];

export const buyer = {
    name: "Pembeli Uji",
    email: "pembeli@contoh.example",
    phone: "0812 3456 7890",
    street: "Jl. Langko 12, sebelah masjid",
};

/** The address, level by level. */
export const regions = ["52", "52.71", "52.71.02", "52.71.02.1001"];

/** Searches on the front page, follows the result, puts it into the cart. */
export async function putIntoCart(visitor, product) {
    const { page, language } = visitor;
    await open(page, "/");
    await page.fill("#site-search", product.search[language]);
    await press(page, page.locator("form[role=search] button[type=submit]"));
    assert.match(page.url(), /\/products\?q=/);
    await press(page, page.getByRole("link", { name: product.name[language] }).first());
    assert.match(page.url(), /\/products\/[^?]+$/);
    assert.equal(await page.locator("h1").innerText(), product.name[language]);
    await photograph(visitor, "product");
    await press(page, page.locator("form[action='/cart/items'] button[type=submit]"));
    assert.match(page.url(), /\/cart$/);
}

/** Fills the checkout and places the order; the order's page is open afterwards. Returns its number. */
export async function placeOrder(visitor, provider) {
    const { page } = visitor;
    await open(page, "/cart");
    await photograph(visitor, "cart");
    await press(page, page.locator("a[href='/checkout']"));
    await page.fill("[name=name]", buyer.name);
    await page.fill("[name=email]", buyer.email);
    await page.fill("[name=phone]", buyer.phone);
    await page.fill("[name=address_line]", buyer.street);
    await page.check(`[name=provider][value=${provider}]`);
    await chooseRegion(visitor);
    assert.match(await page.inputValue("[name=postal_code]"), /^83\d{3}$/, "the village brings its postal code");
    assert.equal(await page.inputValue("[name=name]"), buyer.name, "nothing typed is lost");
    await photograph(visitor, "checkout");
    await press(page, page.locator("button[name=action][value=place]"));
    const number = page.url().match(/\/orders\/([^?/]+)\?token=/)?.[1];
    assert.ok(number, `not at the order but at ${page.url()}: ${await page.locator("main").innerText()}`);
    return number;
}

/** With JavaScript the next list fills by itself and the village works out shipping; without, a button does both. */
export async function chooseRegion({ page, javaScript }) {
    for (const [level, name] of ["province", "regency", "district", "village"].entries()) {
        const select = page.locator(`select[name=${name}]`);
        await select.locator(`option[value='${regions[level]}']`).waitFor({ state: "attached" });
        const choose = () => select.selectOption(regions[level]);
        if (javaScript && name === "village") {
            await follow(page, choose);
        } else {
            await choose();
            if (!javaScript) await press(page, page.locator("button[data-checkout-update]"));
        }
    }
}

/** From the order's page to the demonstration's simulator, and back with the payment made. */
export async function payAtSimulator({ page }) {
    await press(page, page.locator("a[href*='/payment?token=']").first());
    assert.match(page.url(), /\/simulator\/payments\//);
    await press(page, page.locator("form[action$='/payment'] button[type=submit]"));
    assert.match(page.url(), /\/orders\/[^?/]+\?token=/);
}

/** The order's page as its link in the mail opens it. */
export async function orderText({ page }, address) {
    await open(page, address);
    return page.locator("main").innerText();
}
