const fs = require("node:fs");
const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

const told = () => fs.readFileSync("told", "utf8").trim().split("\n").length;

async function isReady(page) {
  await page.waitForFunction(() => document.getElementById("said").textContent === "" && !document.getElementById("session").hidden);
}

test("group", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.goto(home + "group?module=repair-conversations");
  await isReady(page);
  await checkAccess(page, "group");
  (await page.getAttribute("header a[href=tonight]", "aria-current")) === "true" || fail("the head does not say where one is");
  await tabTo(page, "#length");
  await page.keyboard.type("75");
  await tabTo(page, "#start");
  await page.fill("#start", "18:30");
  await tabTo(page, "#people");
  await page.keyboard.type("9");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("#agenda .at")?.textContent === "18:30" &&
    document.getElementById("sum").textContent.startsWith("For 9 people"));
  await isReady(page);
  (await page.textContent("#when")).includes("19:45") || fail("it does not say when it ends: " + await page.textContent("#when"));
  (await page.textContent("#command")).includes("--length 75 --start 18:30 --group-size 9") || fail("the command is another");

  // The third is refused: told, tried again, then all of it is there.
  const count = await page.locator("#files li").count();
  await page.evaluate(() => {
    const ask = globalThis.fetch;
    let printed = 0;
    globalThis.fetch = (address, options) => (String(address).includes("/print?") && ++printed === 3 ?
      Promise.resolve(new Response('{"sent":false,"message":"the printer said no"}', { status: 422 })) : ask(address, options));
  });
  await page.locator("#print-all").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("#failed:not([hidden])");
  await checkAccess(page, "group, one failed");
  (await page.textContent("#why")).includes("2.2") || fail("it does not say which failed: " + await page.textContent("#why"));
  (await page.evaluate(() => document.activeElement.id)) === "again" || fail("the choice has not got the focus");
  told() === 2 || fail("more was printed after one that failed");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("told").textContent.startsWith("Done: all"));
  (await page.evaluate(() => document.activeElement.id)) === "print-all" || fail("who printed by keyboard has lost the place");
  (await page.textContent("#told")) === "Done: all " + (count - (await page.locator("text=Not used in this session").count())) ||
    fail("it says " + await page.textContent("#told"));

  // It can be stopped; what is lacking can be left out.
  const before = told();
  fs.writeFileSync("out-of-paper", "");
  await tabTo(page, "#print-all");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#failed:not([hidden])");
  (await page.textContent("#why")).includes("the printer said no") || fail("it does not say why: " + await page.textContent("#why"));
  fs.unlinkSync("out-of-paper");
  let goOn;
  const held = new Promise((resolve) => (goOn = resolve));
  await page.route("**/api/group/print?*", async (route) => { // it prints no more until it has been stopped
    (await page.evaluate(() => document.getElementById("bar").value)) > 1 && await held;
    await route.continue();
  });
  await page.focus("#go-on");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("bar").value > 1);
  await checkAccess(page, "group, at work");
  await page.focus("#stop");
  await page.keyboard.press("Enter");
  goOn();
  await page.waitForFunction(() => /^Done: \d+ of/.test(document.getElementById("told").textContent));
  told() - before < count || fail("it did not stop");

  // A time that cannot be, nothing to make, Spanish, a small screen.
  await page.fill("#length", "3");
  await page.keyboard.press("Tab");
  await page.waitForSelector("#found .notice");
  await checkAccess(page, "group, too short");
  await page.fill("#length", "90");
  await page.keyboard.press("Tab");
  await isReady(page);
  for (const name of ["handouts", "guide", "ticket"]) {
    await page.uncheck("#make-" + name);
  }
  await page.waitForFunction(() => document.getElementById("said").textContent.startsWith("Choose at least one"));
  await page.check("#make-handouts");
  await isReady(page);
  await page.click("text=Español");
  await page.waitForSelector("h1:text('Esta noche, para un grupo')");
  await isReady(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await checkAccess(page, "group, narrow, in Spanish");
  (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) && fail("it is wider than the screen");
}, /status of 4(04|22)/);
