// The sign-ins that `etalase demo` prints when it starts.

import assert from "node:assert/strict";

export function demoPeople(shop) {
    const password = shop.printed().match(/password: (\S+)/)?.[1];
    assert.ok(password, `no password in:\n${shop.printed()}`);
    const person = (start) => {
        const email = shop.printed().match(new RegExp(`^\\s+(${start}@\\S+)`, "m"))?.[1];
        assert.ok(email, `no ${start} in:\n${shop.printed()}`);
        return { email, password };
    };
    return {
        operator: person("operator"),
        curator: person("kurator"),
        hotel: person("pembelian"),
        hotelFinance: person("keuangan"),
        /** who grow what companies buy by the kilogram */
        coffee: ["catur", "beiwali", "jagong-jeget", "satar-lenda"].map((name) => ({ email: `${name}@bumdes.example`, password })),
        /** of the products in the test's basket, in that order */
        bumdes: [person("darmaji"), person("sukarara")],
    };
}
