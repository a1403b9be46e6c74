const { test, checkAccess, fail } = require("../browser/browser.cjs");

// EDITS: whether the desk lets people change the pages.
test("shared", async ({ page, home }) => {
  for (const [width, height] of [[1280, 900], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.waitForSelector("#communities:not([aria-busy=true])");
    const doors = await page.locator(".doors a").allInnerTexts();
    doors.some((door) => /^Riverbend Family Services\s+riverbend$/.test(door)) || fail("a programme is not called by its name: " + doors);
    await checkAccess(page, "whose pages, " + width);
    await page.click(".doors a >> text=Riverbend");
    await page.waitForSelector(".card");
    const offered = (await page.locator("header a[href=ours]").count()) > 0;
    offered === Boolean(process.env.EDITS) || fail(offered ? "a desk for reading offers the form" : "the form is not offered");
    await checkAccess(page, "library of one of them, " + width);
    await page.click(".card h3 a");
    await page.waitForSelector("#pages img");
    page.url().startsWith(home + "c/riverbend/handout?") || fail("the page of another: " + page.url());
    await page.waitForFunction(() => [...document.querySelectorAll("#pages img")].every((one) => one.complete && one.naturalWidth > 0));
    (await page.textContent("#command")).endsWith("--community riverbend") || fail("the command names another folder");
    await page.click("header a");
    await page.waitForSelector(".doors a");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    wide && fail("it is wider than the screen");
  }
});
