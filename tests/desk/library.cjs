const { test, checkAccess, fail } = require("../browser/browser.cjs");

const card = (page, title) => page.locator(`.card:has(h3:has-text("${title}"))`);

test("library", async ({ page }) => {
  await page.waitForSelector(".card");
  (await page.textContent("#whose")).includes("Riverbend") || fail("it does not say whose pages these are");
  for (const [title, changed] of [["Six steps", true], ["Ready to talk", false], ["Facilitator guide", true]]) {
    const told = (await card(page, title).first().textContent()).includes("Changed by you");
    told === changed || fail(`${title}: ${told ? "said" : "not said"} to be changed`);
  }
  await page.click("summary");
  await checkAccess(page, "library, with a session");
  const titles = await page.locator(".session > li").allTextContents();
  titles.length > 4 && /\d+ minutes/.test(titles[0]) || fail("the session is: " + titles.join(" | "));
  (await page.locator(".session a").first().getAttribute("href")).startsWith("handout?") || fail("a page of the session has no link");

  await page.selectOption("#length", "45");
  await page.waitForFunction(() => document.querySelector("summary").textContent.includes("45"));
  const shorter = await page.locator(".session > li").count();
  shorter < titles.length || fail("the session of 45 minutes is not shorter");
  await card(page, "Facilitator guide").locator("h3 a").click();
  await page.waitForSelector("#pages img");
  (await page.inputValue("#length")) === "45" || fail("the guide has another length");
  await checkAccess(page, "a guide");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  await download.saveAs("kept.pdf");
  await page.goBack();
  await page.waitForSelector(".card");
  await card(page, "Six steps").first().locator("h3 a").click();
  await page.waitForSelector("#pages img");
  await page.isHidden("#length-field") || fail("a page for families has a length");
});
