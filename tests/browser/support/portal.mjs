// People who sign in: the BUMDes at its order desk, the curator, the operator.

import assert from "node:assert/strict";
import { open, press } from "./browser.mjs";

export async function signIn(visitor, { email, password }) {
    const { page } = visitor;
    await open(page, "/account/sign-in");
    await page.fill("[name=email]", email);
    await page.fill("[name=password]", password);
    await press(page, page.locator("main form button[type=submit]"));
    assert.doesNotMatch(page.url(), /sign-in/, `${email} is not signed in`);
}

/** The addresses of a BUMDes' orders that belong to this order, the newest first. */
export async function partsOf(visitor, orderNumber) {
    await open(visitor.page, "/portal/bumdes/orders");
    const links = visitor.page.locator(`a[href^='/portal/bumdes/orders/${orderNumber}']`);
    return [...new Set(await links.evaluateAll((all) => all.map((link) => new URL(link.href).pathname)))];
}

/** One step of a BUMDes' order: `acceptance`, `packing`, `shipment`, `delivery`. */
export async function step(visitor, part, name, fields = {}) {
    const { page } = visitor;
    await open(page, part);
    for (const [field, value] of Object.entries(fields)) await page.fill(`[name=${field}]`, value);
    await press(page, page.locator(`form[action='${part}/${name}'] button[type=submit]`));
}

/** The mails of the demonstration whose subject holds this text, each as the text of its page. */
export async function mails(visitor, text) {
    const { page } = visitor;
    await open(page, "/portal/operator/mail");
    const found = page.locator("main a[href^='/portal/operator/mail/']").filter({ hasText: text });
    const addresses = await found.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const texts = [];
    for (const address of new Set(addresses)) {
        await open(page, address);
        texts.push(await page.locator("main").innerText());
    }
    return texts;
}

/** Asks again until the answer is good: mails are sent by a worker, in its own time. */
export async function eventually(ask, isGood, seconds = 30) {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
        const answer = await ask();
        if (isGood(answer) || Date.now() > deadline) return answer;
        await new Promise((done) => setTimeout(done, 250));
    }
}

/** The operator has seen the money on the account. */
export async function confirmTransfer({ page }, orderNumber) {
    await open(page, "/portal/operator/payments");
    const row = page.locator("main li, main tr").filter({ hasText: orderNumber });
    await press(page, row.locator("form button[type=submit]").first());
}
