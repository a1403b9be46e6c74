// The clients of tests/peers/desk, and its tables.

const { spawnSync } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");

const { HOME_OF_DESK: home, KINFOLD: program, SCRATCH: scratch } = process.env;
const desk = Number(process.env.DESK), clients = Number(process.env.CLIENTS), rounds = Number(process.env.ROUNDS);
const duration = 1000 * Number(process.env.FOR);
const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
const community = scratch + "/root/riverbend";

// --- measuring -------------------------------------------------------------------------------------------------------

function ask(address, { method = "GET", body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(home + address, { method, agent, headers: method === "POST" ? { Origin: home } : {} }, (reply) => {
      const parts = [];
      reply.on("data", (part) => parts.push(part));
      reply.on("end", () => resolve({ status: reply.statusCode, body: Buffer.concat(parts) }));
      reply.on("error", reject);
    });
    // A connection that lay idle may have been closed just now: https://nodejs.org/api/http.html#requestreusedsocket
    request.on("error", (error) => (request.reusedSocket && error.code === "ECONNRESET" ? resolve(ask(address, { method, body })) : reject(error)));
    request.end(body);
  });
}

async function must(address, options) {
  const reply = await ask(address, options);
  if (reply.status !== 200) {
    throw new Error(`${address}: ${reply.status} ${reply.body.toString().slice(0, 300)}`);
  }
  return reply.body;
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

async function median(task, times = rounds) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await task(i);
    all.push(performance.now() - began);
  }
  return at(all.sort((a, b) => a - b), 0.5);
}

function run(...words) {
  const ended = spawnSync(program, [...words, "--community", community], { cwd: scratch, encoding: "utf8" });
  if (ended.status !== 0) {
    throw new Error(`kinfold ${words.join(" ")}: ${ended.status} ${ended.stderr}`);
  }
}

async function counted(name) {
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec((await must("/metrics")).toString())[1]);
}

// Megabytes of the desk and its workers; what they share is counted once.
function memory() {
  const of = (id) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))[1]) / 1024;
    } catch {
      return 0; // it has ended
    }
  };
  const workers = fs.readFileSync(`/proc/${desk}/task/${desk}/children`, "utf8").split(" ").filter(Boolean);
  const theirs = fs.readdirSync(`/proc/${desk}/task`).flatMap((task) => {
    try {
      return fs.readFileSync(`/proc/${desk}/task/${task}/children`, "utf8").split(" ").filter(Boolean);
    } catch {
      return [];
    }
  });
  return { desk: of(desk), workers: [...new Set([...workers, ...theirs])].reduce((sum, id) => sum + of(id), 0) };
}

const tell = (number, digits = 1) => number.toFixed(digits);

// --- one at a time ---------------------------------------------------------------------------------------------------

const page = "/api/page.png?module=repair-conversations&piece=six-steps&page=1&dpi=";

function row(what, desk, command, theirs) {
  console.log(`| ${what} | ${tell(desk)} | ${command} | ${tell(theirs)} | ${tell(desk / theirs, 2)} |`);
}

async function alone() {
  const began = performance.now();
  const library = JSON.parse(await must("/api/library"));
  const cold = performance.now() - began;
  const list = await median(() => run("list"));
  const preview = await median((i) => run("preview", "repair-conversations", "--piece", "six-steps", "--dpi", String(96 + i % 2),
    "--out", "page.png"));
  const build = await median(() => run("build", "repair-conversations", "--piece", "six-steps", "--make", "handouts", "--quiet"));
  const pieces = library.modules.filter((one) => one.readable).flatMap((module) =>
    module.handouts.map((handout) => ({ module: module.id, piece: handout.id })));

  console.log("| one at a time | desk ms | command | its ms | ratio |\n|---|--:|---|--:|--:|");
  row("library, cold", cold, "list", list);
  row("library, warm", await median(() => must("/api/library")), "list", list);
  const thumbnails = performance.now();
  const waiting = [...pieces];
  await Promise.all(Array.from({ length: 6 }, async () => { // as many as a browser asks for at once
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      await must(`/api/page.png?module=${one.module}&piece=${one.piece}&page=1&dpi=40`);
    }
  }));
  row(`a thumbnail, cold, of ${pieces.length}`, (performance.now() - thumbnails) / pieces.length, "preview", preview);
  await must(page + 96);
  row("a page that was shown before", await median(() => must(page + 96)), "preview", preview);
  row("a page, warm, drawn in another size", await median((i) => must(page + (97 + i))), "preview", preview);
  row("a page after a keystroke", await median((i) => must(page + 96, { method: "POST",
    body: JSON.stringify({ edits: [["program", "Willow House " + i]] }) })), "preview", preview);
  row("the PDF, warm, in another form", await median((i) => must("/api/file.pdf?module=repair-conversations&piece=six-steps&variant=" +
    ["large-print", "ink-saver", "clear-spacing"][i % 3] + "&paper=" + ["letter", "a4"][i % 2] +
    (i % 5 < 2 ? "&fillable=1" : "")), 12), "build", build);
  return { pieces, build };
}

// --- all at once -----------------------------------------------------------------------------------------------------

// Always the same run of numbers: https://prng.di.unimi.it/splitmix64.c, in 32 bits.
function dice(seed) {
  return (count) => {
    seed = (seed + 0x9e3779b9) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % count;
  };
}

async function together({ pieces, build }) {
  const until = performance.now() + duration, times = [], errors = new Map(), digests = new Map();
  const kept = await counted("kinfold_answers_kept_total");
  const shown = [];
  const began = performance.now();
  const look = () => shown.push({ seconds: Math.round((performance.now() - began) / 1000), ...memory(), files: times.length });
  const fault = (what) => errors.set(what, (errors.get(what) ?? 0) + 1);
  const watch = setInterval(look, Math.max(5000, Math.min(30000, duration / 6)));

  look();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    const roll = dice(client + 1);
    while (performance.now() < until) {
      const { module, piece } = pieces[roll(pieces.length)];
      const address = `/api/file.pdf?module=${module}&piece=${piece}` +
        ["", "&variant=large-print", "&variant=ink-saver", "&variant=clear-spacing"][roll(4)] +
        ["", "&paper=a4"][roll(2)] + ["", "&fillable=1"][roll(2)];
      const asked = performance.now();
      try {
        const reply = await ask(address);
        const digest = crypto.createHash("sha256").update(reply.body).digest("hex");
        if (reply.status !== 200 || reply.body.subarray(0, 5).toString() !== "%PDF-") {
          fault(`${reply.status} ${reply.body.toString().slice(0, 100)}`);
        } else if ((digests.get(address) ?? digest) !== digest) {
          fault("other bytes than before");
        }
        digests.set(address, digest);
      } catch (error) {
        fault(error.code ?? error.message);
      }
      times.push(performance.now() - asked);
    }
  }));
  clearInterval(watch);
  const whole = performance.now() - began;
  look();
  const again = await counted("kinfold_answers_kept_total") - kept;
  const workers = Math.min(os.cpus().length, 8);
  times.sort((a, b) => a - b);

  console.log(`\n${clients} clients for ${tell(whole / 1000, 0)} s: ${times.length} files of ${digests.size} kinds, ` +
    `${tell(times.length / whole * 1000)} a second; ${again} of them were made before (${tell(100 * again / times.length)} %).`);
  console.log(`Errors: ${[...errors.values()].reduce((a, b) => a + b, 0)}${[...errors].map(([what, n]) => `; ${n} × ${what}`).join("")}. ` +
    `Workers that died: ${await counted("kinfold_workers_died_total")}, took too long: ${await counted("kinfold_workers_late_total")}; ` +
    `none free in time: ${await counted("kinfold_busy_total")}.`);
  console.log(`A file takes a worker ${tell(whole * workers / times.length)} ms; the command ${tell(build)} ms: ` +
    `ratio ${tell(whole * workers / times.length / build, 2)}.\n`);
  console.log("| ms until a file is there | median | 90 % | 99 % | 99.9 % | most |\n|---|--:|--:|--:|--:|--:|");
  console.log(`| ${clients} at once | ${[0.5, 0.9, 0.99, 0.999, 1].map((share) => tell(at(times, share), 0)).join(" | ")} |\n`);
  console.log("| after s | files | desk MB | workers MB |\n|--:|--:|--:|--:|");
  shown.forEach((one) => console.log(`| ${one.seconds} | ${one.files} | ${tell(one.desk)} | ${tell(one.workers)} |`));
  process.exitCode = errors.size > 0 ? 1 : 0;
}

alone().then(together).then(() => agent.destroy());
