// What tests of the desk share. Run by tests/support/desk.sh with KF_BROWSER (node_modules) and ADDRESS (with its key).

const fs = require("node:fs");
const path = require("node:path");

const modules = process.env.KF_BROWSER;
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");

// Without these, Chromium looks for its maker's hosts at every start.
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  "--disable-dev-shm-usage"]; // which is small in containers
const patience = 600000; // a program with sanitizers, on a machine with other work

function fail(message) {
  throw new Error(message);
}

// KF_LATE=800: each answer comes up to so many milliseconds late, in any order, to find a test that only passes on a fast machine.
const late = Number(process.env.KF_LATE ?? 0);

async function delay(route) {
  await new Promise((done) => setTimeout(done, Math.random() * late));
  await route.continue().catch(() => {}); // nobody waits for it any more
}

// test("library", async ({ page, home, check }) => ...): the desk is open on its first screen.
// expected: what Chromium may say in its console.
async function test(name, body, expected = null) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: quiet, timeout: patience });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", acceptDownloads: true });
  const page = await context.newPage();
  const address = process.env.ADDRESS, home = new URL("/", address).href, wrong = [];

  page.setDefaultTimeout(patience);
  late > 0 && await context.route("**", delay);
  page.on("request", (request) => {
    if (![home, "data:", "blob:", "file:"].some((begin) => request.url().startsWith(begin))) {
      wrong.push("asked elsewhere: " + request.url());
    }
  });
  page.on("console", (message) => message.type() === "error" && !expected?.test(message.text()) && wrong.push("console: " + message.text()));
  page.on("pageerror", (error) => wrong.push("script: " + error.message));
  try {
    await page.goto(address);
    await body({ page, home, context });
    wrong.length === 0 || fail(wrong.join("\n"));
  } catch (error) {
    const pictures = path.join(process.env.KF_BUILD_DIR ?? ".", "desk-pictures");
    fs.mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, name + ".png") }).catch(() => {});
    console.error(`${name}: ${error.message}\nat ${page.url()}\n${wrong.join("\n")}\na picture: ${path.join(pictures, name + ".png")}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

// Nothing of the screen is still awaited.
async function isWhole(page) {
  await page.waitForFunction(() => document.fonts.status === "loaded" &&
    [...document.querySelectorAll("[aria-busy=true], [data-word]:empty, header.top:empty")].every((one) => one.closest("[hidden]") !== null));
}

// Waits until the screen is whole. Fails with each thing that axe finds: WCAG 2.2 AA and its best practices.
async function checkAccess(page, screen) {
  await isWhole(page);
  await findFaults(page, screen, {});
}

// The same of a screen as it stands, which is still coming: it may have no main part yet.
async function checkHalf(page, screen) {
  await findFaults(page, screen, { "landmark-one-main": { enabled: false }, "page-has-heading-one": { enabled: false } });
}

async function findFaults(page, screen, rules) {
  await page.evaluate(axe); // by the driver, which no policy of the page binds
  // A bar that keeps its place covers what can be scrolled from under it: by chance, and axe calls that too small.
  await page.evaluate(() => {
    globalThis.bars = [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).position === "sticky");
    globalThis.bars.forEach((one) => { one.style.position = "static"; });
  });
  const found = await page.evaluate((wanted) => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: wanted,
  }), rules);
  await page.evaluate(() => globalThis.bars.forEach((one) => { one.style.position = ""; }));
  if (found.violations.length > 0) {
    fail(screen + ": " + found.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join("  ")}`).join("\n"));
  }
}

// Presses Tab until the element that fits is reached, as one who has no mouse does.
async function tabTo(page, selector, most = 80) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      return;
    }
  }
  fail(`${selector} is not reached with Tab`);
}

module.exports = { test, checkAccess, checkHalf, tabTo, fail };
