const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

const wrong = "[id='field-names-reporting-body-wrong']";

// A draft with a mistake is answered with 422, which Chromium says in its console.
test("ours", async ({ page, home }) => {
  await page.click("text=Make it ours");
  await page.waitForSelector("#pages img");
  await checkAccess(page, "ours");
  const before = await page.getAttribute("#pages img", "src");
  await tabTo(page, "[name=program]");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Willow House");
  await page.waitForFunction((old) => document.querySelector("#pages img").getAttribute("src") !== old, before);

  await page.fill("[name='names/reporting-body']", "");
  await page.waitForSelector(wrong);
  (await page.getAttribute("[name='names/reporting-body']", "aria-invalid")) === "true" || fail("the field does not say that it is wrong");
  (await page.textContent(wrong)).startsWith("This is needed") || fail("it is not said in plain words: " + await page.textContent(wrong));
  (await page.isVisible("#found .notice")) && fail("what is wrong is said twice: " + await page.textContent("#found"));
  await checkAccess(page, "ours, with a mistake");
  await page.click("#save");
  await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("Not saved"));

  await page.fill("[name='names/reporting-body']", "the county office");
  await page.waitForSelector(wrong, { state: "detached" });
  await page.selectOption("[name=paper]", "a4");
  await page.click("#save");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Saved.");
  await page.goto(home + "ours");
  await page.waitForSelector("#pages img");
  (await page.inputValue("[name=program]")) === "Willow House" || fail("the form does not show what was saved");
  // Whatever has the focus is seen: the bar with the button to save lies over none of it.
  for (const [width, height] of [[1280, 900], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.focus("[name=program]");
    for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement.id)) !== "save"; i++) {
      await page.keyboard.press("Tab");
      const under = await page.evaluate(() => {
        const one = document.activeElement.getBoundingClientRect(), bar = document.querySelector(".saving").getBoundingClientRect();
        return document.activeElement.closest("#form") && one.bottom > bar.top + 1 && one.top < bar.bottom ? document.activeElement.outerHTML : null;
      });
      under === null || fail(`${width}: under the bar: ${under}`);
    }
  }
  await checkAccess(page, "ours, narrow");
}, /status of 422/);
