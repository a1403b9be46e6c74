const fs = require("node:fs");
const { test, checkAccess, fail } = require("../browser/browser.cjs");

// Every session of a series at once: what is offered is what the command line makes of it, and all of it is kept as files.
test("series", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.goto(home + "group");
  await page.waitForSelector("#files li");
  await page.check("#make-packet");
  await page.selectOption("#what", "series:1");
  await page.waitForFunction(() => document.getElementById("agenda-head").textContent === "Winter evenings");
  await checkAccess(page, "group, a series");
  for (const [id, seen] of [["#length", false], ["#start", false], ["#make-guide", false], ["#make-pack", true], ["#people", true]]) {
    (await page.isVisible(id)) === seen || fail(`${id} is ${seen ? "not there" : "there"}`);
  }
  (await page.isChecked("#make-pack")) && (await page.isDisabled("#make-pack")) || fail("a series can be without its pack");
  (await page.locator("#agenda li").allTextContents()).join().includes("2027-01-19") || fail("the days of the sessions are not told");
  (await page.textContent("#command")).includes("kinfold build --make handouts,packet,pack,ticket --paper letter --community course") ||
    fail("the command is another: " + await page.textContent("#command"));
  const count = await page.locator("#files li").count();
  fs.mkdirSync("kept");
  const kept = [];
  page.on("download", (download) => kept.push(download.saveAs("kept/" + download.suggestedFilename())));
  await page.click("#keep-all");
  await page.waitForFunction(() => document.getElementById("told").textContent.startsWith("Done: all"));
  while (kept.length < count) {
    await page.waitForEvent("download");
  }
  await Promise.all(kept);

  // The address leads there again; a session after it has the pack only if it is asked for.
  await page.reload();
  await page.waitForFunction(() => document.getElementById("agenda-head").textContent === "Winter evenings");
  await page.selectOption("#what", "session:second");
  await page.waitForFunction(() => document.querySelector("#agenda .at")?.textContent === "19:00");
  (await page.isChecked("#make-pack")) && fail("a session has a pack that nobody asked for");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#agenda .at")?.textContent === "19:00");
  (await page.inputValue("#what")) === "session:second" || fail("after it is loaded again, another session is shown");
  await page.setViewportSize({ width: 320, height: 640 });
  await checkAccess(page, "group, a session of a series, narrow");
});
