const { test, tabTo, fail } = require("../browser/browser.cjs");

test("keyboard", async ({ page }) => {
  await page.waitForSelector(".card");
  await tabTo(page, ".skip");
  await page.keyboard.press("Enter");
  await tabTo(page, "#search");
  await page.keyboard.type("Six steps");
  await page.waitForFunction(() => document.querySelectorAll(".card").length < 12);
  await tabTo(page, ".card h3 a");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#pages img");
  (await page.textContent("h1")).includes("Six steps") || fail("another page was found: " + (await page.textContent("h1")));
  await tabTo(page, "#variant");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.getElementById("command").textContent.includes("large-print"));
  await page.evaluate(() => document.activeElement.id) === "variant" || fail("the form has lost its place");
  await tabTo(page, "#download");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  download.suggestedFilename() === "six-steps.large-print.pdf" || fail("it is called " + download.suggestedFilename());
  await download.saveAs("kept.pdf");
});
