// A company that buys: how its people come in, ask, order and sign.

import assert from "node:assert/strict";
import { chooseRegion } from "./buyer.mjs";
import { open, press, visitor } from "./browser.mjs";
import { eventually, mails, signIn } from "./portal.mjs";

export const password = "kopi dari empat desa";

/** The link of this kind in the mail to this address, as the operator of the demonstration reads it. */
export async function mailedLink(operator, subject, address, link) {
    const found = await eventually(
        async () => (await mails(operator, subject)).find((mail) => mail.includes(address) && link.test(mail)),
        Boolean,
    );
    assert.ok(found, `no mail “${subject}” to ${address}`);
    const url = new URL(found.match(link)[0]);
    return url.pathname + url.search;
}

/** Somebody without an account begins at the company's form and comes back to it with one. */
export async function openAccount({ page }, operator, { email, name }) {
    await open(page, "/register/company");
    await page.fill("main [name=email]", email);
    await press(page, page.locator("main form[action='/account/sign-up'] button[type=submit]"));
    await open(page, await mailedLink(operator, "Lanjutkan membuat akun", email, /http\S+\/account\/sign-up\/\S+/));
    await page.fill("[name=name]", name);
    await page.fill("[name=password]", password);
    await press(page, page.locator("main form button[type=submit]"));
    assert.equal(new URL(page.url()).pathname, "/register/company", "on with what was begun");
}

export async function fillPlace(person, address) {
    await chooseRegion(person);
    await person.page.fill("main [name=phone]", "0812 7654 0001");
    await person.page.fill("main [name=address_line]", address);
}

/** Invites a colleague, who comes in by the link in the mail. */
export async function colleague(browser, url, admin, operator, { email, name, role }, size) {
    await open(admin.page, "/portal/wholesale/members");
    await admin.page.fill("#invite [name=email]", email);
    await admin.page.check(`#role-new-${role}`);
    await press(admin.page, admin.page.locator("#invite button[type=submit]"));
    const link = await mailedLink(operator, "mengundang Anda", email, /http\S+\/invitations\/company\/\S+/);
    const person = await visitor(browser, url, { size });
    await open(person.page, link);
    await person.page.fill("[name=name]", name);
    await person.page.fill("[name=password]", password);
    await press(person.page, person.page.locator("main form button[type=submit]"));
    assert.equal(new URL(person.page.url()).pathname, "/portal/wholesale");
    return person;
}

/** A BUMDes opens the request and offers these terms. */
export async function offer(seller, request, terms) {
    const { page } = seller;
    await open(page, `/portal/bumdes/requests/${request}`);
    for (const [field, value] of Object.entries(terms)) await page.fill(`#offer [name=${field}]`, value);
    await press(page, page.locator("#offer form button[type=submit]"));
    assert.equal(await page.locator(".field--bad").count(), 0, await page.locator("main").innerText());
}

/** Opens the part of the newest order of this recipient, and returns its address. */
export async function openPart({ page }, recipient) {
    await open(page, "/portal/bumdes/orders");
    const row = page.locator("main li, main tr").filter({ hasText: recipient }).first();
    await press(page, row.locator("a[href^='/portal/bumdes/orders/']").first());
    return new URL(page.url()).pathname;
}

/** Sends so many kilograms of a packed part. */
export async function send({ page }, part, kilograms) {
    await open(page, part);
    const form = page.locator(`form[action='${part}/shipment']`);
    await form.locator("[name=courier]").fill("Indah Cargo");
    await form.locator("[name=tracking_number]").fill(`IC${kilograms}0042`);
    const quantity = form.locator("[name^='quantity-']");
    if (!(await quantity.isVisible())) await form.locator("summary").click();
    await quantity.fill(String(kilograms));
    await press(page, form.locator("button[type=submit]"));
}

/** Signs the first delivery of the order that waits; gives a reason where something is short. */
export async function signFor({ page }, order, received, reason = "") {
    await open(page, `/portal/wholesale/orders/${order}`);
    const waiting = page.locator("li").filter({ hasText: "Menunggu tanda tangan" });
    await press(page, waiting.locator("a[href^='/portal/wholesale/handovers/']").first());
    await page.locator("[name^='received-']").fill(String(received));
    await page.locator("[name^='reason-']").fill(reason);
    await page.fill("[name=name]", "Bagian Gudang");
    await page.fill("[name=position]", "Kepala gudang");
    await page.check("[name=confirmed]");
}
