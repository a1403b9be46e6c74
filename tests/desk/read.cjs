const { test, checkAccess, tabTo, fail } = require("../browser/browser.cjs");

const page1 = "read?module=repair-conversations&piece=six-steps";
const first = "#field-1";

// Stands in for the voices of a phone: what would be said is written down. A voice that is not of the device must not be used.
function voices(list) {
  globalThis.said = [];
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => list,
    cancel: () => {},
    speak: (one) => {
      globalThis.said.push([one.voice?.name, one.lang, one.text]);
      setTimeout(() => one.onend?.(), 0);
    },
  });
  Object.defineProperty(globalThis, "speechSynthesis", { value: speech, configurable: true });
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
}

const here = { name: "of the device", lang: "en_US", localService: true };
const away = { name: "of a company", lang: "en-US", localService: false };

async function isWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

(async () => {
  await test("read", async ({ page, home, context }) => {
    const posted = [];
    await page.waitForSelector(".card");
    page.on("request", (request) => request.method() === "GET" || posted.push(request.url()));
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(home + page1);
    await page.waitForSelector("#leave");
    await checkAccess(page, "read");
    (await isWide(page)) && fail("it is wider than the screen");
    (await page.locator("#listen").isVisible()) && fail("it offers to read aloud without a voice");
    (await page.getAttribute(".call", "href")) === "tel:18007997233" || fail("a helpline cannot be called");

    // Written by keyboard, there after loading again, gone when it is cleared.
    await tabTo(page, first);
    await page.keyboard.type("Friday <b>night</b>");
    await page.reload();
    (await page.inputValue(first)) === "Friday <b>night</b>" || fail("what was written is gone after loading again");
    (await page.evaluate(() => localStorage.length)) === 0 || fail("it is kept without being asked to");
    await page.check("#keep");
    (await page.evaluate(() => Object.keys(localStorage).length)) === 1 || fail("it is not kept");
    await checkAccess(page, "read, kept");
    const another = await context.newPage();
    await another.goto(home + page1);
    (await another.inputValue(first)) === "Friday <b>night</b>" || fail("what was kept is not there");
    await another.close();
    await page.locator("#clear").focus();
    await page.keyboard.press("Enter");
    (await page.inputValue(first)) === "" || fail("it is not cleared");
    (await page.evaluate(() => localStorage.length + sessionStorage.length)) === 0 || fail("something is left of it");
    (await page.textContent("#said")).startsWith("What you wrote is gone") || fail("nothing says so");
    await tabTo(page, "#undo");
    await page.keyboard.press("Enter");
    (await page.inputValue(first)) === "Friday <b>night</b>" || fail("it does not come back");

    // On paper what was written stands as words.
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    (await page.textContent(".answer")) === "Friday <b>night</b>" || fail("the answer is not on paper");
    (await page.locator(".tools").isVisible()) && fail("buttons are on paper");
    (await page.locator("text=Need to talk?").isVisible()) || fail("the way out is not on paper");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });

    // Leaving shows nothing, forgets, and there is no way back to it.
    await page.locator("#leave").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("about:blank");
    await page.goBack().catch(() => {});
    page.url().includes("/read") && fail("it can be gone back to");
    await page.goto(home + page1);
    (await page.inputValue(first)) === "" || fail("leaving does not forget what was written");
    posted.length === 0 || fail("something was sent: " + posted);

    for (const language of ["es", "ar"]) {
      await page.goto(home + page1 + "&language=" + language);
      await page.waitForSelector("#leave");
      await checkAccess(page, "read, " + language);
      (await isWide(page)) && fail(language + ": it is wider than the screen");
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const piece of ["ready-to-talk", "unsent-letter", "six-steps"]) {
      await page.goto(home + "read?module=repair-conversations&piece=" + piece);
      await page.waitForSelector("#leave");
      await checkAccess(page, "read, wide, " + piece);
    }
    await page.click("#back");
    await page.waitForSelector("#read");
  });

  await test("read-aloud", async ({ page, home }) => {
    await page.waitForSelector(".card");
    await page.addInitScript(voices, [away]);
    await page.goto(home + page1);
    (await page.locator("#listen").isVisible()) && fail("a voice is used that sends the words away");
    await page.addInitScript(voices, [away, here]);
    await page.goto(home + page1);
    await tabTo(page, "#listen");
    await checkAccess(page, "read, with a voice");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => globalThis.said.some(([, , text]) => text.startsWith("Need to talk?")));
    const said = await page.evaluate(() => globalThis.said);
    said[0][2] === "Six steps of a repair conversation" && said[0][1] === "en-US" || fail("it begins with " + said[0]);
    said.every(([voice]) => voice === "of the device") || fail("another voice is used");
    await page.waitForFunction(() => document.getElementById("listen").textContent === "Read aloud");
  });

  // From the disk, with the network gone: nothing is asked of anyone.
  await test("read-saved", async ({ page, context }) => {
    const asked = [];
    await page.waitForSelector(".card");
    await page.goto("about:blank");
    await context.setOffline(true);
    page.on("request", (request) => asked.push(request.url()));
    const saved = "file://" + process.env.SAVED;
    await page.goto(saved);
    await page.waitForSelector("#leave");
    await checkAccess(page, "read, saved");
    await page.fill(first, "Friday");
    await page.reload();
    (await page.inputValue(first)) === "Friday" || fail("the saved page forgets what was written");
    await page.click("#clear");
    (await page.inputValue(first)) === "" || fail("the saved page does not clear");
    asked.every((one) => one === saved) || fail("the saved page asks: " + asked);
  });
})();
