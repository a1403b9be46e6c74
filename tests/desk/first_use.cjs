const { test, fail } = require("../browser/browser.cjs");

const said = (page, words) => page.waitForFunction((wanted) => document.getElementById("said").textContent === wanted, words);

test("first-use", async ({ page }) => {
  await page.waitForSelector(".card");
  await page.fill("#search", "repair");
  await page.click(".card h3 a:text('Six steps of a repair conversation')");
  await page.waitForSelector("#pages img");

  await page.click("text=Make it ours");
  await page.fill("#begin-program", "Willow House");
  await page.press("#begin-program", "Enter");
  await page.waitForSelector("#pages img");
  await page.setInputFiles("#logo-file", "mark.svg");
  await page.waitForSelector("#logo-now img");
  await page.click("#save");
  await said(page, "Saved.");

  await page.click("header >> text=Library");
  await page.fill("#search", "repair");
  await page.click(".card h3 a:text('Six steps of a repair conversation')");
  await page.waitForSelector("#pages img");
  await page.click("#wording");
  await page.click(".line[data-address='six-steps/steps/pause/text']");
  await page.fill("#words", "Take a breath. Then ask.");
  await page.fill("#why", "It is how we say it");
  await page.click("text=Done");
  await page.waitForSelector(".sentences");
  await page.click("#save");
  await said(page, "Saved.");

  await page.click("#back");
  await page.waitForSelector("#download:not([hidden])");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  file.suggestedFilename() === "six-steps.pdf" || fail("the file is called " + file.suggestedFilename());
  await file.saveAs("kept.pdf");
});
