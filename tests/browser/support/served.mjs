// `etalase serve` as an operator would set it up: an empty PostgreSQL database, migrated, the catalogue
// imported, people added, payment by bank transfer.

import { repositoryFile, run, start, temporaryFolder } from "./etalase.mjs";

const password = "kata sandi untuk uji";

export const people = {
    operator: { email: "operator@contoh.example", password },
    darmaji: { email: "darmaji@contoh.example", password },
    sukarara: { email: "sukarara@contoh.example", password },
    gapuk: { email: "gapuk@contoh.example", password },
};

export async function serve(databaseUrl) {
    const folder = temporaryFolder();
    const settings = {
        DATABASE_URL: databaseUrl,
        ETALASE_BASE_URL: "http://127.0.0.1",
        ETALASE_SECRET_KEY: "x".repeat(64),
        ETALASE_BANK_ACCOUNT: "Bank NTB|0123456789|Etalase",
    };
    run(["migrate"], settings, folder);
    run(["import", "villages", repositoryFile("demo/villages.csv")], settings, folder);
    run(["import", "products", repositoryFile("demo/products.csv")], settings, folder);
    for (const [name, { email }] of Object.entries(people)) {
        const role = name === "operator" ? ["--operator"] : ["--bumdes", `bumdes-${name}`];
        run(["user", "add", "--email", email, "--name", name, ...role], settings, folder, `${password}\n`);
    }
    delete settings.ETALASE_BASE_URL;
    return start(["serve"], settings, folder);
}
