// What a page weighs, whether it fits the screen, whether everybody can use it.

import assert from "node:assert/strict";
import axe from "axe-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function assertAccessible(page, name) {
    // through the debugger, not as a script of the page: the page's own policy stays as it is
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(
        (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
        rules,
    );
    const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${name}: ${id}: ${node.target.join(" ")}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`),
    );
    assert.equal(found.length, 0, `\n${found.join("\n")}`);
}

export async function assertFits(page, name) {
    const { needed, screen, culprits } = await page.evaluate(() => {
        const screen = document.documentElement.clientWidth;
        const isWide = (element) => element.getBoundingClientRect().right > screen + 1;
        const culprits = [...document.querySelectorAll("body *")].filter(isWide).slice(0, 5);
        return {
            screen,
            needed: document.documentElement.scrollWidth,
            culprits: culprits.map((element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className}`),
        };
    });
    assert.ok(needed <= screen, `${name} is ${needed} px wide on a screen of ${screen}: ${culprits.join(", ")}`);
}

/** Bytes of HTML, styles and scripts of a fresh visit, as stored (not compressed). Pictures do not count. */
export async function weightBeforePictures(page, path) {
    const parts = [];
    const weigh = async (response) => {
        const kind = response.request().resourceType();
        if (["document", "stylesheet", "script", "font"].includes(kind)) {
            parts.push({ url: response.url(), bytes: (await response.body()).length });
        }
    };
    const weighing = [];
    const listen = (response) => weighing.push(weigh(response));
    page.on("response", listen);
    await page.goto(path, { waitUntil: "load" });
    await Promise.all(weighing);
    page.off("response", listen);
    return { parts, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) };
}
