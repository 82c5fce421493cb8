// A new seller's way: register a BUMDes, describe a product, send it in.

import { follow, press } from "./browser.mjs";

/** A photo as a camera would send it: drawn in the browser, so that no picture lies in the repository. */
export async function photo({ page }, color, name) {
    const base64 = await page.evaluate(async (color) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 1200 });
        const pen = canvas.getContext("2d");
        pen.fillStyle = color;
        pen.fillRect(0, 0, 1600, 1200);
        pen.fillStyle = "#f4ecdd";
        for (let row = 0; row < 12; row++) for (let i = row % 2; i < 16; i += 2) pen.fillRect(i * 100, row * 100, 100, 100);
        return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
    }, color);
    return { name, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}

/** Picks the village by its name, of several that share it the one in this regency. */
export async function chooseVillage({ page }, name, regency) {
    await page.fill("[name=place]", name);
    await press(page, page.locator("p > button[name=action][value=find]"));
    await press(page, page.locator("button[name=pick]", { hasText: regency }));
}

/** Fills one step of the editor and goes on to the next. */
export async function saveStep({ page }, step, fields) {
    for (const [field, value] of Object.entries(fields)) {
        const input = page.locator(`[name='${field}']`);
        const isChoice = await input.evaluate((element) => element.tagName === "SELECT");
        await (isChoice ? input.selectOption(value) : input.fill(value));
    }
    await press(page, page.locator(".step__end button[type=submit]"));
}

/** Two sizes with their prices and weights; adding the second one saves the first. */
export async function describeSizes({ page }, sizes) {
    await page.selectOption("[name=option_name]", "size");
    for (const [n, { value, price, weight }] of sizes.entries()) {
        if (n > 0 && (await page.locator("[name^='price-']").count()) <= n) {
            await follow(page, () => page.click("[data-option-add]"));
        }
        await page.locator("[name^='value-']").nth(n).fill(value);
        await page.locator("[name^='price-']").nth(n).fill(price);
        await page.locator("[name^='weight-']").nth(n).fill(weight);
    }
}

/** Sends photos from a phone and waits until each is there, after the page was read again. */
export async function sendPhotos({ page }, files) {
    await page.setInputFiles("#photo-files", files);
    await page.locator("[data-photo]").nth(files.length - 1).waitFor();
}
