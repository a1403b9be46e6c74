const { test, checkAccess, fail } = require("../browser/browser.cjs");

const card = (page, title) => page.locator(`.card:has(h3:has-text("${title}"))`);

test("library", async ({ page }) => {
  await page.waitForSelector(".card");
  (await page.textContent("#whose")).includes("Riverbend") || fail("it does not say whose pages these are");
  for (const [title, changed] of [["Six steps", true], ["Ready to talk", false], ["Facilitator guide", true]]) {
    const told = (await card(page, title).first().textContent()).includes("Changed by you");
    told === changed || fail(`${title}: ${told ? "said" : "not said"} to be changed`);
  }
  await page.click(".shelf summary");
  await checkAccess(page, "library, with a session");
  const titles = await page.locator(".session > li").allTextContents();
  titles.length > 4 && /\d+ minutes/.test(titles[0]) || fail("the session is: " + titles.join(" | "));
  (await page.locator(".session a").first().getAttribute("href")).startsWith("handout?") || fail("a page of the session has no link");

  await page.selectOption("#length", "45");
  await page.waitForFunction(() => document.querySelector(".shelf summary").textContent.includes("45"));
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

  // On a phone the pages come before the choices, which are folded: what is chosen is told, and the keyboard opens them.
  await page.setViewportSize({ width: 360, height: 780 });
  await page.waitForSelector("#paper", { state: "hidden" });
  (await page.textContent("#settings summary")).includes("Letter") || fail("it is not told how it prints");
  await checkAccess(page, "a page, narrow");
  await page.goBack();
  await page.waitForSelector(".card");
  await page.waitForSelector("#topic", { state: "hidden" });
  (await page.locator(".card").first().boundingBox()).y < 780 || fail("no page is seen without scrolling");
  await page.focus("#search");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await checkAccess(page, "library, narrow, with its choices");
  await page.keyboard.press("Tab");
  (await page.evaluate(() => document.activeElement.id)) === "topic" || fail("the keyboard does not reach the choices");
  await page.selectOption("#topic", { index: 1 });
  (await page.textContent("#narrow-by summary")).includes("1 chosen") || fail("it is not told that something is chosen");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForSelector("#length", { state: "visible" });
  await page.waitForSelector("#narrow-by summary", { state: "hidden" });
});
