const { test, checkAccess, fail } = require("../browser/browser.cjs");

// A programme whose folder is here already is called by its name, and gone on with.
test("here", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.goto(home + "ours");
  const mine = page.locator("#communities button", { hasText: /^Willow House\s*willow-house$/ });
  await mine.waitFor();
  await checkAccess(page, "begin, with one that is here");
  await mine.click();
  await page.waitForSelector("#pages img");
  (await page.inputValue("[name=program]")) === "Willow House" || fail("the form is not of the one that was chosen");
});
