"""The page of `onward report` in a real browser: what it shows on each day, by mouse and keys."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
from benchmarks.generate import inventory as generate
from playwright.sync_api import Browser, Page, expect
from tests.browser import MISSING, PROGRAM, barriers, watched
from tests.cli.running import ACME, SHIELD, Run, inventory, write

from onward.law.law import load
from onward.reports.listings.transfers import COLUMNS, transfers
from onward.source.disk import find
from onward.workflow import Order, read_all, statuses, verdict

expect.set_options(timeout=3_000)
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)
INVENTORIES = Path(__file__).parents[2] / "inventory"
DAY = "2026-11-22"
Open: TypeAlias = Callable[..., Page]
ROWS = """() => [...document.querySelectorAll("[data-table=flows] tbody tr:not([hidden])")].map(
  (row) => {
    const [from, to, ...others] = [...row.cells].slice(0, 7);
    const [name, , services] = to.childNodes;
    return [from, name, services, ...others].map((each) => each.textContent.trim());
  })"""
SHOW = """(day) => { const slider = document.getElementById("slider");
  slider.value = data.days.indexOf(day); slider.dispatchEvent(new Event("input")); }"""
OUTSIDE = """() => [...document.querySelectorAll("#map .words text")].filter((text) => {
  let box = text.parentElement.previousElementSibling;
  while (!box.matches(".node")) box = box.previousElementSibling;
  const [inner, outer] = [text, box.querySelector("path, polygon")].map((each) => each.getBBox());
  return text.textContent && (inner.x < outer.x || inner.y < outer.y
    || inner.x + inner.width > outer.x + outer.width
    || inner.y + inner.height > outer.y + outer.height);
}).map((text) => text.textContent)"""
"""The words of lines that do not fit into their boxes."""


@pytest.fixture(name="wrong")
def _wrong() -> list[str]:
    """What a page asked for, and what it complained of."""
    return []


@pytest.fixture(name="open_")
def _open(chromium: Browser, here: Path, run: Run, wrong: list[str]) -> Iterator[Open]:
    """Write a report and open it; fails where there is anything wrong in the end."""
    file = here.parent / f"{here.name}.html"

    def opened(path: str, *words: str, scheme: str = "light") -> Page:
        url = file.as_uri()
        assert run("report", path, "--as-of", DAY, "-o", str(file), *words).code == 0
        page = chromium.new_page(color_scheme="dark" if scheme == "dark" else "light")
        page.set_default_timeout(3_000)
        watched(page, url, wrong)
        expect(page.locator("body.live")).to_be_visible()
        return page

    yield opened
    for context in chromium.contexts:
        context.close()
    assert not wrong


COLUMNS_SHOWN = (
    *("exporter", "importer", "services", "country"),
    *("mechanisms", "status", "why", "until"),
)


def judged(path: Path, day: str) -> list[list[str]]:
    """The flows as `transfers --as-of` has them, in the columns of the page."""
    read = read_all(find([str(path)]))[0]
    weighed = statuses(read.whole, load(), date.fromisoformat(day))
    rows = transfers([(read.judged(0), weighed)], load(), {}).rows
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    unknown = {"country": "country unknown"}
    known = [each | (unknown if each["country"] == "unknown" else {}) for each in named]
    return sorted([each[column].replace("`", "") for column in COLUMNS_SHOWN] for each in known)


@pytest.mark.parametrize("name", sorted(each.parent.name for each in INVENTORIES.glob("*/org*")))
def test_each_day_shows_what_transfers_and_check_say(open_: Open, name: str) -> None:
    path = INVENTORIES / name
    page = open_(str(path))
    days = page.evaluate("data.days")
    assert len(days) > 3
    folders = find([str(path)])
    for day in days:
        page.evaluate(SHOW, day)
        expect(page.locator("#shown")).to_have_text(day)
        shown = page.evaluate(ROWS)
        assert sorted(shown) == judged(path, day)
        assert page.evaluate(OUTSIDE) == []
        for status in page.evaluate("data.statuses"):
            number = page.locator(f"[data-sum={status}]").text_content()
            assert number == str(sum(row[5] == status for row in shown))
        asked = Order(day=date.fromisoformat(day), today=date(2026, 8, 5))
        found = verdict(folders, load(), asked)
        texts = page.locator(
            "[data-table=findings] tbody tr:not([hidden]) [data-cell=message]"
        ).all_text_contents()
        reported = (*found.open, *found.waived)
        assert sorted(texts) == sorted(each.message.replace("`", "") for each in reported)


def test_the_flows_fall_when_the_slider_is_moved(open_: Open) -> None:
    page = open_(str(INVENTORIES / "ceejay"))
    page.get_by_role("button", name="2020-07-16").click()
    line = page.get_by_role("button", name="Business customers in the EU to CeeJay: ")
    status = "el => el.dataset.status"
    assert line.evaluate(status) == "fails"
    expect(page.locator("#changes")).to_contain_text("declared invalid")
    expect(page.locator("#changes")).to_contain_text("CeeJay: review → fails")
    slider = page.get_by_role("slider", name="Day")
    slider.press("ArrowLeft")
    expect(page.locator("#shown")).to_have_text("2020-07-15")
    assert line.evaluate(status) == "review"
    assert "listing not recorded: EU-US Privacy" in str(line.text_content())
    assert ": to us: review " in str(line.get_attribute("aria-label"))
    assert "2020-07-15: 0 fails" in str(slider.get_attribute("aria-valuetext"))
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    expect(page.locator("#shown")).to_have_text(page.evaluate("data.days.at(-1)"))
    assert line.evaluate(status) == "fails"
    page.get_by_role("button", name="Earlier day").click()
    expect(page.locator("#shown")).to_have_text(page.evaluate("data.days.at(-2)"))
    page.get_by_role("button", name=f"Back to {DAY}").click()
    expect(page.locator("#shown")).to_have_text(DAY)


def test_what_is_not_used_on_a_day_is_not_shown_on_it(here: Path, open_: Open) -> None:
    inventory(here)
    ended = ACME.replace("Acme Mail", "Old Mail").replace("role:", "until: 2025-03-01\nrole:")
    write(here / "vendors" / "old.yaml", ended + SHIELD)
    page = open_(".")
    node = page.get_by_role("button", name="Old Mail, processor", include_hidden=True)
    for day, there in ((DAY, 1), ("2025-03-01", 2), ("2025-03-02", 1)):
        page.evaluate(SHOW, day)
        assert len(page.evaluate(ROWS)) == there
        assert node.is_visible() == (there == 2)
    expect(page.locator("#changes")).to_contain_text("Example to Old Mail: fails → no flow.")
    page.get_by_role("button", name="Details: Old Mail").click()
    expect(page.get_by_role("dialog")).to_contain_text("vendors/old.yaml")


def test_tables_are_searched_filtered_and_sorted(open_: Open) -> None:
    page = open_(str(INVENTORIES / "ceejay"))
    table = page.locator("table[data-table=flows]")
    rows = table.locator("tbody tr:visible")
    page.locator("[data-search=flows]").fill("azure ceejay")
    expect(rows).to_have_count(1)
    expect(page.locator("[data-count=flows]")).to_have_text("1 of 16 shown")
    page.locator("[data-search=flows]").fill("")
    page.locator("[data-choice=flows]").select_option("fails")
    expect(rows).to_have_count(2)
    page.evaluate(SHOW, "2020-07-15")
    expect(rows).to_have_count(0)
    page.locator("[data-choice=flows]").select_option("")
    for way in ("ascending", "descending"):
        table.get_by_role("button", name="To", exact=True).click()
        names = [row[1].lower() for row in page.evaluate(ROWS)]
        assert names == sorted(names, reverse=way == "descending")
        expect(table.locator(f"th[aria-sort={way}]")).to_have_text("To")
    table.get_by_role("button", name="Status").click()
    page.get_by_role("button", name="2020-07-16").click()
    assert rows.locator("[data-status]").first.inner_text() == "fails"
    assert sorted(page.evaluate(ROWS)) == judged(INVENTORIES / "ceejay", "2020-07-16")
    page.locator("[data-choice=findings]").select_option("error")
    expect(page.locator("table[data-table=findings] tbody tr:visible")).to_have_count(1)


def test_a_party_and_a_flow_open_by_mouse_and_by_key(open_: Open) -> None:
    page = open_(str(INVENTORIES / "ceejay"))
    details = page.get_by_role("dialog")
    line = page.get_by_role("button", name="Business customers in the EU to CeeJay: ")
    line.focus()
    line.press("Enter")
    expect(details).to_contain_text("2020-07-16 to 2029-12-31: fails")
    expect(details).to_contain_text("Implementing Decision (EU) 2016/1250")
    expect(details).to_contain_text("activities/backup.yaml:9")
    details.get_by_role("button", name="CeeJay").first.click()
    expect(details.get_by_role("heading", name="CeeJay", exact=True)).to_be_visible()
    expect(details).to_contain_text("organisation.yaml")
    page.keyboard.press("Escape")
    expect(details).to_be_hidden()
    expect(line).to_be_focused()
    page.get_by_role("button", name="Zoom, processor").click()
    expect(details).to_contain_text("vendors/zoom.yaml")
    expect(details).to_contain_text(
        "Evidence" if "Evidence" in details.inner_text() else "evidence"
    )
    details.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Details: CeeJay to Zoom").press("Enter")
    expect(details).to_contain_text("the country of Zoom is unknown")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Details: Zoom").click()
    expect(details.get_by_role("button", name="CeeJay to Zoom")).to_be_visible()


def test_the_map_is_scrolled_and_made_larger_in_its_frame(tmp_path: Path, open_: Open) -> None:
    generate(tmp_path, 60, 1)
    page = open_(str(tmp_path))
    page.set_viewport_size({"width": 390, "height": 700})
    page.reload()
    frame, size = page.get_by_role("region", name="Map"), page.locator("#size")
    shares = "el => [el.scrollWidth / el.clientWidth, el.scrollHeight / el.clientHeight]"
    assert frame.evaluate("el => [el.scrollLeft, el.scrollTop]") == [0, 0]
    page.get_by_role("button", name="100 %").click()
    expect(size).to_have_text("100 %")
    across, down = frame.evaluate(shares)
    assert across > 1.5
    assert down > 1.5
    frame.press("0")
    assert frame.evaluate(shares)[0] == 1
    smallest = size.inner_text()
    frame.press("+")
    expect(size).not_to_have_text(smallest)
    page.get_by_role("button", name="Smaller").click()
    expect(size).to_have_text(smallest)
    frame.press("1")
    page.get_by_role("button", name="Fit width").click()
    expect(size).to_have_text(smallest)
    page.set_viewport_size({"width": 800, "height": 700})
    expect(size).not_to_have_text(smallest)
    for day in page.evaluate("data.days"):
        page.evaluate(SHOW, day)
        assert page.evaluate(OUTSIDE) == []


def test_a_vendor_recorded_as_internal_is_marked(here: Path, open_: Open) -> None:
    inventory(here)
    write(here / "vendors" / "inner.yaml", f"{ACME}visibility: internal\n{SHIELD}")
    page = open_(".")
    expect(page.locator("header")).to_contain_text("1 of 2 vendors")
    for part in ("#frame", "[data-table=flows]", "[data-table=parties]"):
        text = page.locator(part).text_content() or ""
        assert text.count("Acme Mail (internal)") >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_: Open, scheme: str) -> None:
    """What is described with WCAG 2.2 AA can be tested: contrast, names, roles, order."""
    page = open_(str(INVENTORIES / "ceejay"), scheme=scheme)
    page.evaluate("""() => {
      for (const each of document.querySelectorAll("details")) each.open = true;
      for (const each of document.querySelectorAll("section"))
        each.style.contentVisibility = "visible"; }""")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        assert barriers(page) == []
    page.locator("[data-table=flows] tbody button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert barriers(page) == []


def test_without_a_script_it_shows_the_day_of_the_report(
    here: Path, open_: Open, chromium: Browser
) -> None:
    """All but what a script is needed for: the controls, and what no reader sees."""
    page = open_(str(INVENTORIES / "ceejay"))
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto((here.parent / f"{here.name}.html").as_uri())
    expect(plain.get_by_role("slider")).to_be_hidden()
    for part in (".sums", "#first", "#map .legend", "#time", "#parties tbody", "#findings tbody"):
        for each in (page, plain):
            each.locator(part).scroll_into_view_if_needed()
            each.wait_for_timeout(100)
        text = page.locator(part).inner_text().replace("\tDetails", "")
        assert len(text) > 80
        assert plain.locator(part).inner_text() == text
    statuses = "all => all.map((each) => each.dataset.status)"
    lines = "#map [data-line]"
    assert plain.locator(lines).count() == 16 * 2
    assert page.eval_on_selector_all(lines, statuses) == [
        each.get_attribute("data-status") for each in plain.locator(lines).all()
    ]


def test_paper_has_the_day_and_no_controls(open_: Open) -> None:
    page = open_(str(INVENTORIES / "ceejay"))
    page.emulate_media(media="print")
    expect(page.get_by_role("slider")).to_be_hidden()
    expect(page.get_by_role("button", name="Details: CeeJay to Zoom")).to_be_hidden()
    expect(page.locator("#shown")).to_have_text(DAY)
    sizes = page.locator("#frame").evaluate(
        "el => [el.scrollHeight - el.clientHeight, el.querySelector('svg').clientHeight]"
    )
    assert sizes[0] == 0
    assert 200 < sizes[1] <= 18 / 2.54 * 96 + 1


HOSTILE = '"</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}\\u202e`x`"'


def test_what_a_record_says_stays_text(here: Path, open_: Open) -> None:
    hostile = ACME.replace("name: Acme Mail\n", f"name: {HOSTILE}\n")
    hostile = hostile.replace("purpose: Sending news", f"purpose: {HOSTILE}")
    inventory(
        here, hostile.replace("legal_name: Acme Mail Inc.", f"legal_name: {HOSTILE}") + SHIELD
    )
    write(here / "organisation.yaml", f"kind: organisation\nname: {HOSTILE}\ncountry: BE\n")
    page = open_(".")
    page.locator("[data-table=flows] tbody button").click()
    page.get_by_role("dialog").get_by_role("button").nth(2).click()
    assert page.locator("img, script").count() == 2
    text = page.locator("body").inner_text()
    assert "<img src=x onerror=alert(2)>{{ 7 * 7 }}\\u{202e}" in text
    assert "\u202e" not in page.content()


def test_the_policy_stops_what_is_not_ours(here: Path, open_: Open, wrong: list[str]) -> None:
    inventory(here)
    page = open_(".")
    page.evaluate("""() => { const bad = document.createElement("script");
      bad.textContent = "window.bad = true"; document.body.append(bad); }""")
    assert page.evaluate("window.bad") is None
    assert "Content Security Policy" in wrong.pop()
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in wrong.pop()
    page.evaluate("() => { new Image().src = 'https://example.org/x.png' }")
    page.wait_for_timeout(100)
    assert "Content Security Policy" in "".join(wrong)
    wrong.clear()


def test_without_a_drawing_program_there_is_all_but_the_map(
    here: Path, open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    monkeypatch.setattr("onward.cli.render.built_in", lambda: None)
    monkeypatch.setattr("onward.cli.render._of_the_system", lambda: None)
    page = open_(".")
    expect(page.locator("#map")).to_contain_text("No map: no drawing program is installed")
    page.get_by_role("button", name="Earlier day").click()
    expect(page.locator("[data-table=flows] [data-status]")).to_have_count(1)
