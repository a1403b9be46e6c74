const { test, checkAccess, fail } = require("../browser/browser.cjs");

// LOST: the English words cannot be read either.
test("languages", async ({ page }) => {
  if (process.env.LOST) {
    await page.waitForFunction(() => document.querySelector("header.top").textContent.includes("in en-US.yaml, line "));
    return;
  }
  await page.waitForSelector(".card");
  (await page.locator(".languages button").allInnerTexts()).join() === "English" || fail("a language is offered that cannot be read");
  (await page.textContent("header .notice")).includes("In es.yaml, line 5:") || fail("the mistake is not told");
  await checkAccess(page, "library, with words that cannot be read");
}, /status of 500/);
