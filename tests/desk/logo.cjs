const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");
const fs = require("node:fs");

async function drop(page, file) {
  const bytes = [...fs.readFileSync(file)];
  const held = await page.evaluateHandle(([name, list]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(list)], name, { type: "image/svg+xml" }));
    return transfer;
  }, [file, bytes]);
  await page.dispatchEvent("#logo", "dragover", { dataTransfer: held });
  await page.dispatchEvent("#logo", "drop", { dataTransfer: held });
}

// By keyboard: to where it is, and pressed.
async function press(page, where, key = "Enter") {
  await tabTo(page, where);
  await page.keyboard.press(key);
}

// Waits until the page is drawn anew.
async function seePage(page, change) {
  const before = await page.getAttribute("#pages img", "src");
  await change();
  await page.waitForFunction((old) => document.querySelector("#pages img").getAttribute("src") !== old, before);
}

// What is refused is answered with 422.
test("logo", async ({ page, home }) => {
  await page.waitForSelector(".card");
  await page.click("text=Make it ours");
  await page.fill("#begin-program", "Willow House");
  await page.press("#begin-program", "Enter");
  await page.waitForSelector("#pages img");

  await drop(page, "only-a-picture.svg");
  await page.waitForSelector("#logo-said .wrong");
  (await page.getAttribute("#logo-file", "aria-invalid")) === "true" || fail("the field does not say that it is wrong");
  await checkAccess(page, "logo, refused");
  await seePage(page, () => drop(page, "with-script.svg"));
  const told = await page.textContent("#logo-said");
  told.includes("scripts") && told.includes("Links") || fail("what is left out is not told: " + told);
  await page.waitForSelector("#logo-now img");
  await checkAccess(page, "logo, cleaned");

  await page.fill("[name='names/worker']", "Dolores Finch (555-0142)");
  await press(page, "#add-line");
  await page.keyboard.type("Our night line");
  await page.keyboard.press("Tab");
  await page.keyboard.type("555-0100");
  await press(page, "#save");
  await page.waitForSelector("[id$=-hours-wrong]");
  await checkAccess(page, "number, begun");
  (await page.evaluate(() => document.activeElement.dataset.key)) === "hours" || fail("the field that is wrong is not gone to");
  await page.keyboard.type("6 pm to 8 am");
  await press(page, "#rows-lines button"); // the first: I called it today
  await press(page, "#add-word");
  await page.keyboard.type("dinner");
  await page.keyboard.press("Tab");
  await seePage(page, () => page.keyboard.type("supper"));
  await page.click("#add-word");
  await page.click("#rows-words fieldset:nth-child(2) button");
  (await page.evaluate(() => document.activeElement.id)) === "add-word" || fail("the place is lost when a row goes");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "#logo-file", "Space")]);
  await seePage(page, () => chooser.setFiles("with-script.svg"));
  await press(page, "#save");
  await page.waitForFunction(() => document.getElementById("said").textContent === "Saved.");

  await page.goto(home + "ours");
  await page.waitForSelector("#pages img");
  (await page.textContent("#logo-now")).includes("logo.svg") || fail("the logo is not told");
  (await page.inputValue("#rows-lines [data-key=number]")) === "555-0100" || fail("the number is not shown");
  (await page.inputValue("#rows-words [data-key=to]")) === "supper" || fail("the word is not shown");
  await page.click("#country summary");
  (await page.textContent("#country li")).includes("checked on") || fail("the day of the country's numbers is not told");
  await page.fill("#rows-lines [data-key=verified-on]", "2100-01-01");
  await page.waitForSelector("[id$=-verified-on-wrong]");
  await checkAccess(page, "a day to come");
  await page.click("#rows-lines button:text('Take it out')");
  await page.waitForSelector("#rows-lines button:text('Put it back')");
  await checkAccess(page, "a number that goes");
  await page.setViewportSize({ width: 320, height: 640 });
  await checkAccess(page, "ours, narrow, with rows");
  (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) && fail("wider than the screen");
}, /status of 422/);
