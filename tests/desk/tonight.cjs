const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

const text = (page, selector) => page.textContent(selector);

async function isReady(page) {
  await page.waitForSelector("#pages img");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null && document.getElementById("said").textContent === "");
}

// From the library to a file, with the keyboard alone.
test("tonight", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.fill("#search", "six steps");
  await tabTo(page, ".card .toggle button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".toggle [aria-pressed=true]");
  await checkAccess(page, "library, with a page for tonight");
  await tabTo(page, ".toggle a");
  await page.keyboard.press("Enter");
  await isReady(page);
  await checkAccess(page, "tonight");
  await page.waitForFunction(() => document.getElementById("chosen").textContent.includes("Six steps"));

  await tabTo(page, "#search");
  await page.keyboard.type("ready to talk");
  await page.waitForSelector("#near button");
  await checkAccess(page, "tonight, what is found");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("#chosen li").length === 2);
  await isReady(page);
  (await text(page, "#changed")).startsWith("Added: ") || fail("nothing says that it was added");
  (await page.evaluate(() => document.activeElement.id)) === "search" || fail("the search has lost its place");
  await page.locator("#chosen-1-up").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#chosen li").textContent.includes("Ready to talk"));
  await isReady(page);

  await tabTo(page, "#how summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "#variant");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.getElementById("command").textContent.includes("large-print"));
  await isReady(page);
  await checkAccess(page, "tonight, its form");
  await page.locator("#files a.second").focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  download.suggestedFilename() === "tonight.large-print.pdf" || fail("it is called " + download.suggestedFilename());
  await download.saveAs("kept.pdf");

  // It is kept in this tab, goes into two files, and says what it lacks.
  await page.goto(home);
  await page.waitForSelector(".card");
  await page.goto(home + "tonight");
  await isReady(page);
  await page.waitForFunction(() => document.getElementById("chosen").textContent.includes("Six steps"));
  await page.click("#how summary");
  await page.check("#apart");
  await page.waitForFunction(() => document.querySelectorAll("#files a").length === 4);
  await page.goto(home + "tonight?handouts=repair-conversations/six-steps,repair-conversations/no-such-page");
  await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("One of these pages is not there"));
  await checkAccess(page, "tonight, with a page that is not there");
  for (let left = 2; left > 0; left--) {
    await page.click("#chosen li:last-child [id$=remove]");
    await page.waitForFunction((count) => document.querySelectorAll("#chosen li").length === count, left - 1);
  }
  await page.waitForSelector("#none:not([hidden])");
  await page.waitForSelector("#awaits:not([hidden])");
  await checkAccess(page, "tonight, nothing chosen");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(home + "tonight?handouts=repair-conversations/six-steps");
  await isReady(page);
  await checkAccess(page, "tonight, narrow");
  (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) && fail("it is wider than the screen");
}, /status of 404/);
