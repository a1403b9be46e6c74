const { test, checkAccess, fail } = require("../browser/browser.cjs");

const hear = (page, words) => page.waitForFunction((wanted) => document.getElementById("said").textContent === wanted, words);
const spoken = process.env.SETTLE; // "Keep ours" or "Take the kit’s"

test("stale", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.goto(home + "words?module=repair-conversations&piece=six-steps");
  await page.waitForSelector(".notice .changes");
  const told = await page.textContent(".notice .changes");
  for (const words of process.env.TOLD.split("|")) {
    told.includes(words) || fail(`it does not tell "${words}": ${told}`);
  }
  await checkAccess(page, "words, stale");
  await page.click(`.notice button:text("${spoken}")`);
  await page.waitForSelector(".notice .changes", { state: "detached" });
  await page.click("#save");
  await hear(page, "Saved.");
});
