const { test, checkAccess, checkHalf, fail } = require("../browser/browser.cjs");

async function see(page, screen) {
  await checkAccess(page, screen);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  wide && fail(screen + ": it is wider than the screen");
}

async function seeAll(page, home, what) {
  await page.waitForSelector(".card");
  await see(page, "library, " + what);
  await page.fill("#search", "xyzzy");
  await see(page, "nothing found, " + what);
  await page.click("#clear");
  await page.click(".card h3 a");
  await page.waitForSelector("#pages img");
  await see(page, "handout, " + what);
  await page.click("summary[data-word=command]");
  await see(page, "command, " + what);
  await page.goto(home + "handout?module=repair-conversations&piece=nowhere");
  await page.waitForSelector("h1:not(:empty)");
  await see(page, "no such page, " + what);
  (await page.isVisible("#open")) && fail("a page that is not there can be printed");
  await page.goBack();
  await page.waitForSelector("#pages img");
  await page.click("#wording"); // without a community there is nothing to change
  await page.waitForSelector("#none:not([hidden])");
  await see(page, "words without a community, " + what);
  await page.goto(home);
}

(async () => {
  await test("screens", async ({ page, home }) => {
    await seeAll(page, home, "wide");
    await page.setViewportSize({ width: 320, height: 640 }); // WCAG 1.4.10: 1280 at four times the size
    await seeAll(page, home, "narrow");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.click("text=Español");
    await page.waitForSelector("h1:text('¿Qué necesita?')");
    await page.waitForSelector(".card");
    (await page.getAttribute("html", "lang")) === "es" || fail("the page does not say that it is Spanish");
    await seeAll(page, home, "in Spanish");
  }, /status of 4(04|22)/);
  // Before the words of a screen are there, nothing that has no name can be reached.
  await test("late", async ({ page, home }) => {
    let answer = null;
    await page.waitForSelector(".card");
    await page.route("**/api/words?**", (route) => { answer = route; });
    for (const screen of ["", "handout?module=repair-conversations&piece=six-steps", "tonight", "group", "ours", "read?module=repair-conversations&piece=six-steps"]) {
      const asked = page.waitForRequest("**/api/words?**");
      await page.goto(home + screen);
      await asked;
      await checkHalf(page, "without its words: " + screen);
      const named = page.waitForSelector("[data-word]:not(:empty)", { state: "attached" });
      await answer.continue();
      await named;
      await checkAccess(page, "with them: " + screen);
    }
  });
  await test("closed", async ({ page, home, context }) => {
    await page.waitForSelector(".card"); // what is asked when a page is left fails
    await context.clearCookies();
    await page.goto(home);
    await checkAccess(page, "closed");
  }, /status of 403/);
})();
