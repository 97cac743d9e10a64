"use strict";
// Shows what Onward concluded for a day. Every run is [first day, last day, number of what is shown];
// a day goes by its number in data.days. Text of records is only ever set as text.
const data = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const slider = by("slider");
let now = data.today;
let held = []; // The state of each flow on the day that is shown; undefined where there is no such flow.

function make(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function at(runs, day = now) {
  const run = runs.find(([first, last]) => first <= day && day <= last);
  return run ? run[2] : null;
}

const state = (flow, day = now) => data.states[at(data.flows[flow].runs, day)];
const name = (party) => data.parties[party].name;
const ends = (flow) => `${name(data.flows[flow].from)} to ${name(data.flows[flow].to)}`;
const touching = data.parties.map(() => []);
data.flows.forEach(({ from, to }, flow) => new Set([from, to]).forEach((party) => touching[party].push(flow)));
const of = (party) => touching[party].filter((flow) => held[flow]);
const rank = (status) => data.statuses.indexOf(status);
const worst = (statuses) => statuses.reduce((one, other) => (rank(one) <= rank(other) ? one : other));

// What a finding says on the day that is shown, or on that of the report if findings are those of one day only.
function reported(finding) {
  const number = data.followed ? now : data.today;
  const said = data.reported[at(data.findings[finding].runs, number)];
  const whole = (parts) => parts.join(data.days[number]);
  return said && { ...said, message: whole(said.message), reason: whole(said.reason), remedy: whole(said.remedy) };
}

// What stands between two backticks is a key or a word of a record.
function worded(text) {
  const made = document.createDocumentFragment();
  made.append(...text.split("`").map((part, number) => (number % 2 ? make("code", part) : part)));
  return made;
}

function badge(kind, word) {
  return make("span", word, { class: kind, [kind === "status" ? "data-status" : "data-severity"]: word });
}

// The rows of each table in the order of the data, however they are sorted, and their cells that follow the day.
const tables = new Map(all("table[data-table]").map((table) => [table, [...table.tBodies[0].rows]]));
const [flows, parties, findings] = [...tables.values()];
const cells = new Map([...flows, ...parties, ...findings].map((row) => [
  row, all("[data-cell]", row).map((cell) => ({ cell, name: cell.dataset.cell, text: null })),
]));
const gone = new Set();

function fill(row, values) {
  if (values) gone.delete(row);
  else gone.add(row);
  for (const each of values ? cells.get(row) : []) {
    const text = String(values[each.name]);
    if (text === each.text) continue;
    each.text = text;
    const plain = each.name !== "status" && each.name !== "severity";
    each.cell.replaceChildren(plain ? worded(text) : text && badge(each.name, text));
  }
}

// The day

function show(number) {
  now = number;
  held = data.flows.map((_, flow) => state(flow));
  const here = held.filter(Boolean);
  const count = (status) => here.filter((each) => each.status === status).length;
  slider.value = now;
  slider.setAttribute("aria-valuetext", `${data.days[now]}: ${data.statuses.map((each) => `${count(each)} ${each}`).join(", ")}`);
  by("shown").textContent = data.days[now];
  by("changes").textContent = changes();
  for (const each of all("[data-sum]")) each.textContent = count(each.dataset.sum);
  for (const each of all(".cursor")) each.setAttribute("d", `M${data.places[now]} 0V20`);
  flows.forEach((row, flow) => fill(row, held[flow]));
  parties.forEach((row, party) => {
    const some = of(party);
    fill(row, { flows: some.length, status: some.length ? worst(some.map((flow) => held[flow].status)) : "" });
  });
  const found = data.findings.map((_, finding) => reported(finding));
  findings.forEach((row, finding) => fill(row, found[finding]));
  for (const each of all("[data-found]")) {
    const word = each.dataset.found;
    const sum = found.filter((one) => one && one.severity === word).length;
    each.textContent = `${sum} ${word}${sum === 1 || word === "waived" ? "" : "s"}`;
  }
  all("[data-line]").forEach(showLine);
  all("[data-node]").forEach(showNode);
  [...tables.keys()].forEach(refine);
}

function changes() {
  const events = data.events.filter(([number]) => number === now).map(([, text]) => `${text}.`);
  const word = (one) => (one ? one.status : "no flow");
  const turned = held
    .map((one, flow) => [flow, word(state(flow, Math.max(now - 1, 0))), word(one)])
    .filter(([, before, after]) => before !== after)
    .map(([flow, before, after]) => `${ends(flow)}: ${before} → ${after}`);
  const more = turned.length > 3 ? `; and ${turned.length - 3} more` : "";
  const said = turned.length ? `${turned.slice(0, 3).join("; ")}${more}.` : "No status changes on this day.";
  return [...events, said].join(" ");
}

// The map

function showLine(group) {
  const [status, ...said] = at(data.lines[group.dataset.line].runs) || ["none"];
  group.dataset.status = status;
  if (!group.matches("[role=button]")) return;
  all("tspan", group).forEach((part, place) => {
    part.textContent = said[place] ? `${place === 1 ? "\u00a0" : ""}${said[place]}` : "";
  });
  group.setAttribute("aria-label", `${group.querySelector("title").textContent}: ${said.join(" ")}`);
}

function showNode(group) {
  const some = data.nodes[group.dataset.node];
  group.dataset.gone = some.includes(0) || some.some((party) => of(party).length) ? "" : "yes";
}

const frame = by("frame");
const picture = frame && frame.querySelector("svg");
const whole = picture && Number(picture.getAttribute("width"));
const [smallest, readable] = [0.1, 0.7];
let size = 1; // Of the map; null: as wide as its frame.

function zoom(to) {
  const before = picture.getBoundingClientRect().width;
  const [across, down] = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
  size = to === null ? null : Math.min(Math.max(to, smallest), 4);
  const width = whole * scale();
  picture.style.width = `${width}px`;
  frame.scrollLeft = (across * width) / before - frame.clientWidth / 2;
  frame.scrollTop = (down * width) / before - frame.clientHeight / 2;
  by("size").textContent = `${Math.round(scale() * 100)} %`;
}

const fitting = () => Math.min(frame.clientWidth / whole, 4);
const scale = () => size ?? fitting();
const zooms = {
  fit: () => zoom(null),
  full: () => zoom(1),
  smaller: () => zoom(scale() / 1.25),
  larger: () => zoom(scale() * 1.25),
};
const keys = { 0: "fit", 1: "full", "-": "smaller", "+": "larger", "=": "larger" };

// Tables: search, choose, sort

function refine(table) {
  const kind = table.dataset.table;
  const words = document.querySelector(`[data-search=${kind}]`).value.toLowerCase().split(/\s+/).filter(Boolean);
  const choice = document.querySelector(`[data-choice=${kind}]`).value;
  let kept = 0;
  let there = 0;
  for (const row of tables.get(table)) {
    const exists = !gone.has(row);
    const chosen = !choice || row.querySelector("[data-status], [data-severity]")?.textContent === choice;
    const text = words.length ? row.textContent.toLowerCase() : "";
    row.hidden = !(exists && chosen && words.every((word) => text.includes(word)));
    there += exists;
    kept += !row.hidden;
  }
  document.querySelector(`[data-count=${kind}]`).textContent = `${kept} of ${there} shown`;
  const sorted = table.querySelector("[aria-sort]");
  if (sorted) order(table, sorted.cellIndex, sorted.getAttribute("aria-sort") === "descending" ? -1 : 1);
}

function key(cell) {
  const mark = cell.querySelector("[data-status], [data-severity]");
  const word = mark ? mark.dataset.status || mark.dataset.severity : "";
  const place = [...data.statuses, "error", "warning", "note", "waived"].indexOf(word);
  return mark ? String(place).padStart(2, "0") : cell.textContent.trim();
}

function order(table, column, way) {
  const rows = [...table.tBodies[0].rows].map((row) => [key(row.cells[column]), row]);
  rows.sort(([one], [other]) => way * one.localeCompare(other, "en", { numeric: true }));
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function sort(button) {
  const head = button.closest("th");
  const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  all("[aria-sort]", head.parentElement).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", way);
  refine(head.closest("table"));
}

// Details of a party or a flow

function facts(pairs) {
  const list = make("dl");
  for (const [label, ...lines] of pairs) {
    list.append(make("dt", label), ...lines.map((line) => make("dd", line)));
  }
  return list;
}

function list(title, items) {
  if (!items.length) return [];
  const made = make("ul");
  for (const each of items) {
    const item = make("li");
    item.append(each);
    made.append(item);
  }
  return [make("h3", title), made];
}

function link(text, open, status) {
  const item = make("span");
  const button = make("button", text, { type: "button" });
  button.addEventListener("click", open);
  item.append(button, ...(status ? [" ", badge("status", status)] : []));
  return item;
}

const toParty = (party) => link(name(party), () => openParty(party));
const toFlow = (flow) => link(`${ends(flow)} (${held[flow].services})`, () => openFlow(flow), held[flow].status);

function about(kind, number) {
  const some = data.findings.map((each, finding) => each[kind].includes(number) && reported(finding)).filter(Boolean);
  const title = data.followed ? "Findings" : `Findings of ${data.days[data.today]}`;
  return list(title, some.map(({ severity, message, remedy, at: place }) => {
    const item = make("span");
    item.append(badge("severity", severity), " ", worded(`${message}. Fix: ${remedy}. `), make("code", place));
    return item;
  }));
}

function open(title, ...content) {
  by("details-title").textContent = title;
  by("details-body").replaceChildren(make("p", `On ${data.days[now]}`, { class: "hint" }), ...content);
  if (!by("details").open) by("details").showModal();
  by("details").scrollTop = 0;
}

function openFlow(flow) {
  const row = data.flows[flow];
  const shown = held[flow];
  const life = row.runs.map(([first, last, number]) => {
    const { status, mechanism } = data.states[number];
    return { first, last, said: mechanism ? `${status} (${mechanism})` : status };
  }).reduce((spans, span) => {
    const before = spans[spans.length - 1];
    if (before && before.last + 1 === span.first && before.said === span.said) before.last = span.last;
    else spans.push(span);
    return spans;
  }, []);
  const record = row.record === null ? [] : data.parties[row.record].facts;
  const known = shown ? [
    ["mechanism", shown.mechanism || "none"],
    ...(shown.until ? [["until", shown.until]] : []),
    ["services", shown.services],
    ...shown.facts.map((number) => data.facts[number]),
  ] : [];
  open(
    ends(flow),
    shown ? badge("status", shown.status) : make("p", "There is no such flow on this day."),
    ...(shown ? list("Why", shown.reasons.map((number) => worded(data.reasons[number]))) : []),
    facts([
      ["country", row.country],
      ["judged by", row.law],
      ...known,
      ["record", row.at],
      ...record.filter(([label]) => label === "evidence"),
    ]),
    ...list("Parties", [...new Set([row.from, row.to])].map(toParty)),
    ...list("Over time", life.map(({ first, last, said }) => `${data.days[first]} to ${data.days[last]}: ${said}`)),
    ...about("flows", flow),
  );
}

function openParty(party) {
  const row = data.parties[party];
  open(
    row.name,
    facts([
      ["kind", row.kind],
      ["country", row.country],
      ...(row.detail ? [["about", row.detail]] : []),
      ...(row.at ? [["record", row.at]] : []),
    ]),
    ...list("Flows", of(party).map(toFlow)),
    ...about("parties", party),
    ...(row.facts.length ? [make("h3", `On record, as of ${data.days[data.today]}`), facts(row.facts)] : []),
  );
}

function openLine(group) {
  const some = data.lines[group.dataset.line].flows.filter((flow) => held[flow]);
  if (some.length === 1) openFlow(some[0]);
  else open(group.querySelector("title").textContent, ...list("Flows", some.map(toFlow)));
}

function openNode(group) {
  const some = data.nodes[group.dataset.node];
  if (some.length === 1) openParty(some[0]);
  else open(group.querySelector("title").textContent, ...list("Parties", some.map(toParty)));
}

// What a reader does

function onMap(event) {
  const group = event.target.closest("[data-line], [data-node]");
  if (!group || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  if (!("line" in group.dataset)) openNode(group);
  else openLine(document.querySelector(`[data-line="${group.dataset.line}"][role=button]`));
}

const step = (by_) => show(Math.min(Math.max(now + by_, 0), data.days.length - 1));
slider.addEventListener("input", () => show(Number(slider.value)));
by("earlier").addEventListener("click", () => step(-1));
by("later").addEventListener("click", () => step(1));
by("back").addEventListener("click", () => show(data.today));
for (const each of all("[data-day]")) {
  each.disabled = false;
  each.addEventListener("click", () => show(Number(each.dataset.day)));
}
for (const each of all(".sort")) each.addEventListener("click", () => sort(each));
for (const each of all("[data-search], [data-choice]")) {
  const table = document.querySelector(`[data-table=${each.dataset.search || each.dataset.choice}]`);
  each.addEventListener("input", () => refine(table));
}
flows.forEach((row, flow) => row.querySelector("button").addEventListener("click", () => openFlow(flow)));
parties.forEach((row, party) => row.querySelector("button").addEventListener("click", () => openParty(party)));
for (const each of all("#map svg")) ["click", "keydown"].forEach((kind) => each.addEventListener(kind, onMap));
if (frame) {
  for (const [id, act] of Object.entries(zooms)) by(id).addEventListener("click", act);
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    zooms[keys[event.key]]();
  });
  window.addEventListener("resize", () => size === null && zoom(null));
  zoom(Math.min(Math.max(fitting(), readable), 1));
  frame.scrollTo(0, 0);
}
window.addEventListener("beforeprint", () => all("details:not(.names)").forEach((each) => { each.open = true; }));
document.body.classList.add("live");
show(data.today);
