const { test, checkAccess, fail } = require("../browser/browser.cjs");

async function see(page, screen) {
  await checkAccess(page, screen);
  const told = await page.evaluate(() => ({
    direction: getComputedStyle(document.documentElement).direction,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    // What begins at the right in such a language, and at the left in ours.
    first: document.querySelector("header nav").getBoundingClientRect().right > innerWidth / 2 || innerWidth < 600,
    // Nothing that is seen lies outside the screen.
    outside: [...document.querySelectorAll("main *, header *")].filter((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      return width > 0 && height > 0 && (left < -1 || right > innerWidth + 1) && one.closest("#pages, .skip") === null;
    }).map((one) => one.outerHTML.slice(0, 120)),
  }));
  told.direction === "rtl" || fail(screen + ": its direction is " + told.direction);
  told.wide && fail(screen + ": it is wider than the screen");
  told.first || fail(screen + ": it is not mirrored");
  told.outside.length > 0 && fail(screen + ": outside the screen: " + told.outside.join("  "));
}

test("right-to-left", async ({ page, home }) => {
  await page.waitForSelector(".card");
  (await page.locator(".languages button").count()) === 3 || fail("the languages are not those that there are words in");
  await page.click(".languages button[lang=ar]");
  await page.waitForSelector("html[dir=rtl] .card");
  for (const [width, height] of [[1280, 900], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.goto(home);
    await page.waitForSelector(".card");
    await page.click(".shelf summary");
    await see(page, "library, " + width);
    const { picture, words } = await page.evaluate(() => ({
      picture: document.querySelector(".card img").getBoundingClientRect().left,
      words: document.querySelector(".card h3").getBoundingClientRect().left,
    }));
    picture > words || fail("the picture of a card is not at its beginning");
    await page.click(".card h3 a");
    await page.waitForSelector("#pages img");
    await see(page, "handout, " + width);
    const gap = await page.evaluate(() => { // its title is of another direction, and begins where ours do
      const title = document.getElementById("title"), range = document.createRange();
      range.selectNodeContents(title);
      return Math.abs(title.getBoundingClientRect().right - range.getBoundingClientRect().right);
    });
    gap < 2 || fail(`the title of a page stands ${gap} px from where it should begin`);
    for (const screen of ["ours", "tonight", "group", "words?module=repair-conversations&piece=six-steps"]) {
      await page.goto(home + screen);
      await page.waitForSelector("h1:not(:empty)");
      await page.waitForLoadState("networkidle");
      await see(page, screen + ", " + width);
    }
  }
});
