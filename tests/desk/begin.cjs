const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

// From an empty folder to the programme's own pages, by keyboard. What is taken is answered with 409.
test("begin", async ({ page }) => {
  await page.waitForSelector(".card");
  await page.click("text=Make it ours");
  await page.waitForSelector("#begin:not([hidden])");
  await checkAccess(page, "begin");
  await tabTo(page, "#begin-program");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#begin-program-wrong");
  await checkAccess(page, "begin, without a name");
  await page.keyboard.type("Taken");
  await page.waitForFunction(() => document.getElementById("begin-program-wrong")?.textContent.includes("taken"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Willow House");
  await page.waitForSelector("#begin-where code");
  (await page.textContent("#begin-where")).endsWith("/willow-house") || fail("the folder is not said before it is made");
  await page.selectOption("#begin-paper", "a4");
  await page.setViewportSize({ width: 320, height: 640 });
  await checkAccess(page, "begin, narrow");
  (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) && fail("wider than the screen");
  await page.setViewportSize({ width: 1280, height: 900 });
  await tabTo(page, "#begin-button");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#pages img");
  (await page.inputValue("[name=program]")) === "Willow House" || fail("the form is not of the new community");
  (await page.textContent("#return")).includes("kinfold desk --community willow-house") || fail("the way back is not said");
  await checkAccess(page, "begun");
}, /status of 4(09|22)/);
