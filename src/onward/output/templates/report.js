"use strict";
// Shows what Onward concluded for a day. Every run is [first day, last day, number of what is shown];
// a day goes by its number in data.days. Text of records is only ever set as text.
const data = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const slider = by("slider");
let now = data.today;

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
const touches = (flow, party) => data.flows[flow].from === party || data.flows[flow].to === party;
const of = (party) => data.flows.map((_, flow) => flow).filter((flow) => touches(flow, party) && state(flow));
const rank = (status) => data.statuses.indexOf(status);
const worst = (statuses) => statuses.reduce((one, other) => (rank(one) <= rank(other) ? one : other));
const said = () => (data.followed ? now : data.today);
const shown = (finding) => data.reported[at(data.findings[finding].runs, said())];
const day = (parts) => worded(parts.join(data.days[said()]));

// What stands between two backticks is a key or a word of a record.
function worded(text) {
  const made = document.createDocumentFragment();
  made.append(...text.split("`").map((part, number) => (number % 2 ? make("code", part) : part)));
  return made;
}

function badge(kind, word) {
  return make("span", word, { class: kind, [kind === "status" ? "data-status" : "data-severity"]: word });
}

function fill(row, cell, content) {
  const there = row.querySelector(`[data-cell=${cell}]`);
  there.replaceChildren(content);
}

// The day

function show(number) {
  now = number;
  slider.value = now;
  const states = data.flows.map((_, flow) => state(flow));
  const count = (status) => states.filter((each) => each && each.status === status).length;
  slider.setAttribute("aria-valuetext", `${data.days[now]}: ${data.statuses.map((each) => `${count(each)} ${each}`).join(", ")}`);
  by("shown").textContent = data.days[now];
  for (const each of all("[data-sum]")) each.textContent = count(each.dataset.sum);
  by("changes").textContent = changes();
  for (const each of all(".cursor")) each.setAttribute("d", `M${data.places[now]} 0V20`);
  all("[data-flow]").forEach((row, flow) => showFlow(row, states[flow]));
  all("[data-party]").forEach(showParty);
  all("tr[data-finding]").forEach(showFinding);
  const severities = data.findings.map((_, finding) => shown(finding)).filter(Boolean);
  for (const each of all("[data-found]")) {
    const word = each.dataset.found;
    const number = severities.filter((one) => one.severity === word).length;
    each.textContent = `${number} ${word}${number === 1 || word === "waived" ? "" : "s"}`;
  }
  all("[data-line]").forEach(showLine);
  all("[data-node]").forEach(showNode);
  all("table[data-table]").forEach(refine);
}

function changes() {
  const events = data.events.filter(([number]) => number === now).map(([, text]) => `${text}.`);
  const word = (held) => (held ? held.status : "no flow");
  const turned = data.flows
    .map((_, flow) => [ends(flow), word(state(flow, Math.max(now - 1, 0))), word(state(flow))])
    .filter(([, before, after]) => before !== after)
    .map(([flow, before, after]) => `${flow}: ${before} → ${after}`);
  const more = turned.length > 3 ? `; and ${turned.length - 3} more` : "";
  const said = turned.length ? `${turned.slice(0, 3).join("; ")}${more}.` : "No status changes on this day.";
  return [...events, said].join(" ");
}

function showFlow(row, held) {
  row.dataset.gone = held ? "" : "yes";
  if (!held) return;
  fill(row, "status", badge("status", held.status));
  for (const cell of ["mechanism", "why", "until"]) fill(row, cell, worded(held[cell]));
}

function showParty(row, party) {
  const flows = of(party);
  fill(row, "flows", flows.length);
  fill(row, "status", flows.length ? badge("status", worst(flows.map((flow) => state(flow).status))) : "");
}

function showFinding(row, finding) {
  const held = shown(finding);
  row.dataset.gone = held ? "" : "yes";
  if (!held) return;
  fill(row, "severity", badge("severity", held.severity));
  fill(row, "message", day(held.message));
  fill(row, "reason", day(held.reason));
  fill(row, "remedy", day(held.remedy));
  fill(row, "at", make("code", held.at));
}

// The map

function showLine(group) {
  const flows = data.lines[group.dataset.line].filter((flow) => state(flow));
  const statuses = flows.map((flow) => state(flow).status);
  const status = flows.length ? worst(statuses) : "none";
  group.dataset.status = status;
  const word = group.querySelector("text");
  if (!word) return;
  const same = statuses.filter((each) => each === status).length;
  const several = data.lines[group.dataset.line].length > 1;
  word.textContent = flows.length ? (several ? `${status}: ${same} of ${flows.length}` : status) : "";
  group.setAttribute("aria-label", `${group.querySelector("title").textContent}: ${word.textContent}`);
}

function showNode(group) {
  const parties = data.nodes[group.dataset.node];
  group.dataset.gone = parties.includes(0) || parties.some((party) => of(party).length) ? "" : "yes";
}

// Tables: search, choose, sort

function refine(table) {
  const kind = table.dataset.table;
  const words = document.querySelector(`[data-search=${kind}]`).value.toLowerCase().split(/\s+/);
  const choice = document.querySelector(`[data-choice=${kind}]`).value;
  let kept = 0;
  let there = 0;
  for (const row of table.tBodies[0].rows) {
    const text = row.textContent.toLowerCase();
    const chosen = !choice || row.querySelector("[data-status], [data-severity]")?.textContent === choice;
    const exists = row.dataset.gone !== "yes";
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
const toFlow = (flow) => link(ends(flow), () => openFlow(flow), state(flow).status);

function findings(kind, number) {
  const some = data.findings.map((_, finding) => finding);
  const about = some.filter((finding) => data.findings[finding][kind].includes(number) && shown(finding));
  return list("Findings", about.map((finding) => {
    const held = shown(finding);
    const item = make("span");
    item.append(badge("severity", held.severity), " ", day(held.message), ". Fix: ", day(held.remedy), ". ", make("code", held.at));
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
  const held = state(flow);
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
  open(
    ends(flow),
    ...(held ? [badge("status", held.status)] : [make("p", "There is no such flow on this day.")]),
    ...(held ? list("Why", held.reasons.map((number) => worded(data.reasons[number]))) : []),
    facts([
      ["mechanism", (held && held.mechanism) || "none"],
      ...(held && held.until ? [["until", held.until]] : []),
      ["country", row.country],
      ["judged by", row.law],
      ...(held ? held.facts.map((number) => data.facts[number]) : []),
      ["record", row.at],
      ...record.filter(([label]) => label === "evidence"),
    ]),
    ...list("Parties", [...new Set([row.from, row.to])].map(toParty)),
    ...list("Over time", life.map(({ first, last, said }) => `${data.days[first]} to ${data.days[last]}: ${said}`)),
    ...findings("flows", flow),
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
    ...findings("parties", party),
    ...(row.facts.length ? [make("h3", `On record, as of ${data.days[data.today]}`), facts(row.facts)] : []),
  );
}

function openLine(group) {
  const flows = data.lines[group.dataset.line].filter((flow) => state(flow));
  if (flows.length === 1) openFlow(flows[0]);
  else open(group.querySelector("title").textContent, ...list("Flows", flows.map(toFlow)));
}

function openNode(group) {
  const parties = data.nodes[group.dataset.node];
  if (parties.length === 1) openParty(parties[0]);
  else open(group.querySelector("title").textContent, ...list("Parties", parties.map(toParty)));
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
for (const each of all("[data-flow] button")) each.addEventListener("click", () => openFlow(Number(each.closest("tr").dataset.flow)));
for (const each of all("[data-party] button")) each.addEventListener("click", () => openParty(Number(each.closest("tr").dataset.party)));
for (const each of all("#map svg")) ["click", "keydown"].forEach((kind) => each.addEventListener(kind, onMap));
window.addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
document.body.classList.add("live");
show(data.today);
