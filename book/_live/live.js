// Makes the cells of a page editable, and runs them in a Python on the machine that serves the page. `minitf book --live`
// adds this script. Editors, the connection and the display of results are thebe's; what is here decides what runs when.

const EXECUTABLE = "div.cell div.cell_input pre, div.stub pre";
const MESSAGES = {
  asleep: "Python starts with the first cell that you run.",
  starting: "Python is starting …",
  idle: "Python is ready.",
  busy: "Python is at work …",
  dead: "Python has ended. Restart it, and run the cells again.",
  gone: "No answer. Is `minitf book --live` still running?",
};

const token = JSON.parse(document.getElementById("live-token").textContent);
const cells = []; // from top to bottom: {kind, box, editor, thebe, stale}
let server = null;
let session = null; // a promise, once the first cell wants to run
let queue = Promise.resolve(); // cells run one after another

// ---- setting up -------------------------------------------------------------------------------------------------

async function start() {
  if (!document.querySelector(EXECUTABLE)) return;
  document.querySelectorAll("script[type='text/x-thebe-config']").forEach((script) => script.remove());
  document.querySelectorAll("div.stub").forEach(addCheck);
  const sources = [...document.querySelectorAll(EXECUTABLE)];
  const kinds = sources.map((source) => (source.closest(".stub") ? "stub" : "cell"));
  const checks = sources.map((source) => source.matches(".live-check pre"));
  sources.forEach((source) => source.setAttribute("data-executable", "true"));
  await loadThebe();
  const started = await window.thebe.bootstrap(thebeOptions());
  server = started.server;
  server.ready.catch(() => show("gone"));
  const boxes = [...document.querySelectorAll(".thebe-cell")];
  boxes.forEach((box, i) => addCell(box, checks[i] ? "check" : kinds[i], started.notebook.cells[i]));
  document.body.append(bar());
  show("asleep");
  document.documentElement.dataset.live = "ready";
}

function addCheck(stub) {
  const name = stub.querySelector(".stub-head code").textContent;
  const check = element("div", { className: "highlight live-check" });
  check.append(element("pre", { textContent: `from minitf.course import check\n\ncheck("${name}")` }));
  stub.querySelector(".stub-foot").replaceWith(check);
}

function loadThebe() {
  document.head.prepend(element("link", { rel: "stylesheet", href: "/thebe/thebe.css" }));
  return new Promise((resolve, reject) => {
    const script = element("script", { src: "/thebe/index.js", onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

function thebeOptions() {
  const baseUrl = location.origin;
  const serverSettings = { baseUrl, wsUrl: baseUrl.replace(/^http/, "ws"), token, appendToken: true };
  const buttons = { mountRunButton: false, mountRunAllButton: false, mountRestartButton: false };
  return {
    useBinder: false, useJupyterLite: false, requestKernel: false, mathjaxUrl: "", serverSettings,
    ...buttons, mountRestartallButton: false, predefinedOutput: false, outputSelector: "[data-no-such-output]",
    kernelOptions: { kernelName: "python3", path: `${crypto.randomUUID()}.ipynb` }, // a Python of its own for each tab
    codeMirrorConfig: { lineNumbers: false, viewportMargin: Infinity, styleActiveLine: false },
  };
}

function addCell(box, kind, thebe) {
  const editor = box.querySelector(".CodeMirror").CodeMirror;
  const cell = { kind, box, editor, thebe, stale: true };
  const run = element("button", { type: "button", className: "live-run", textContent: "Run" });
  run.title = kind === "cell" ? "Run this cell, after those above that have not run (Shift+Enter)" : "Run (Shift+Enter)";
  run.onclick = () => runUpTo(cell);
  box.querySelector(".thebe-controls").prepend(run);
  const indent = () => editor.execCommand(editor.somethingSelected() ? "indentMore" : "insertSoftTab");
  const complete = editor.getOption("extraKeys")["Ctrl-Space"];
  const leave = () => run.focus(); // Tab indents, so Escape is the way out for who has no mouse
  editor.setOption("extraKeys", {
    "Shift-Enter": () => runUpTo(cell), "Ctrl-Space": complete, Tab: indent, "Shift-Tab": "indentLess", Esc: leave,
  });
  editor.setOption("indentUnit", 4);
  editor.getInputField().setAttribute("aria-label", "Code of this cell. Escape leaves the editor.");
  editor.on("change", () => { cell.stale = true; });
  box.closest("details")?.addEventListener("toggle", () => editor.refresh());
  cells.push(cell);
}

// ---- running ----------------------------------------------------------------------------------------------------

// A cell needs the cells of the chapter above it; the check of an exercise needs its stub besides.
function needed(cell) {
  const place = cells.indexOf(cell);
  const above = cells.slice(0, place).filter((other) => other.kind === "cell");
  if (cell.kind === "check") above.push(cells[place - 1]);
  return above.filter((other) => other.stale);
}

function runUpTo(cell) {
  return enqueue(() => [...needed(cell), cell]);
}

function runAll() {
  return enqueue(() => cells.filter((cell) => cell.kind === "cell"));
}

function enqueue(chosen) {
  queue = queue.then(() => runEach(chosen())).catch(() => show("gone"));
  return queue;
}

async function runEach(chosen) {
  for (const cell of chosen) cell.box.dataset.state = "waiting";
  try {
    session ??= startPython();
    await session;
    for (const cell of chosen) if (!(await runOne(cell))) break;
  } finally {
    for (const cell of chosen) if (cell.box.dataset.state === "waiting") delete cell.box.dataset.state;
  }
}

async function runOne(cell) {
  cell.box.dataset.state = "running";
  giveResultsTheirPlace(cell.box);
  cell.stale = false;
  const result = await cell.thebe.execute(cell.thebe.source);
  const isMeantToFail = cell.box.closest(".tag_raises-exception");
  const failed = !result || (Boolean(result.error) && !isMeantToFail);
  if (failed) cell.stale = true;
  cell.box.dataset.state = failed ? "failed" : "done";
  if (failed) cell.box.closest("details")?.setAttribute("open", "");
  return !failed;
}

// New results stand where the book's own stood. The caption of a figure stays.
function giveResultsTheirPlace(box) {
  const results = box.querySelector(".thebe-output");
  const whole = box.closest("div.cell");
  if (!results || !whole) return; // there already, or on an exercise page, where they stand below the code
  const place = whole.querySelector("div.cell_output") ?? element("div", { className: "cell_output" });
  if (!place.parentElement) whole.append(place);
  const home = place.querySelector("figure") ?? place;
  [...home.children].filter((old) => !old.matches("figcaption")).forEach((old) => old.remove());
  home.prepend(results);
}

async function startPython() {
  show("starting");
  try {
    await server.ready;
    const started = await server.startNewSession(window.thebe.notebook.rendermime);
    window.thebe.notebook.attachSession(started);
    started.kernel.statusChanged.connect((_, status) => show(status));
    await started.kernel.info;
    show("idle");
    return started;
  } catch (error) {
    session = null;
    throw error;
  }
}

async function restart() {
  if (!session) return;
  show("starting");
  await (await session).kernel.restart();
  for (const cell of cells) {
    cell.stale = true;
    delete cell.box.dataset.state;
  }
  show("idle");
}

async function interrupt() {
  await (await session)?.kernel.interrupt();
}

// ---- the bar ----------------------------------------------------------------------------------------------------

function bar() {
  const whole = element("div", { className: "live-bar", role: "region", ariaLabel: "Python of this page" });
  const status = element("span", { className: "live-status", role: "status" });
  const button = (textContent, onclick, title) => element("button", { type: "button", textContent, onclick, title });
  whole.append(status, button("Run all", runAll, "Run all cells of this page, from top to bottom"),
    button("Stop", interrupt, "Stop the cell that is running"),
    button("Restart", restart, "Forget all variables, and start anew"));
  return whole;
}

function show(status) {
  const names = { autorestarting: "dead", restarting: "starting", terminating: "dead", unknown: "starting" };
  const name = names[status] ?? status;
  const whole = document.querySelector(".live-bar");
  if (!whole) return;
  whole.dataset.status = name;
  whole.querySelector(".live-status").textContent = MESSAGES[name] ?? name;
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

// Who leaves a page does not need its Python any more.
addEventListener("pagehide", () => {
  session?.then(({ id }) => fetch(`/api/sessions/${id}`, {
    method: "DELETE", keepalive: true, headers: { Authorization: `token ${token}` },
  }));
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

start();
