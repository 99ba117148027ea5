"""What axe-core finds on a page: all rules in light, colours in dark, sizes to press and width on a
telephone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.desk.web.every_page import Shown
from tests.desk.web.live import Live
from tests.long_run import LONG

AXE = Path(__file__).parent / "vendor" / "axe.js"
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
ANEW = """before => {
    const kept = /^(class|type|open|hidden|disabled|checked|aria-(current|pressed|expanded|selected|sort|invalid))$/;
    const seen = new Set(before);
    const look = (one, above) => {
        const told = [...one.attributes].filter((a) => kept.test(a.name)).map((a) => `${a.name}=${a.value}`);
        const here = `${above}>${one.tagName} ${told}`;
        const says = one.matches("input, select, textarea") || [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (says && !seen.has(here)) {
            seen.add(here);
            one.setAttribute("data-anew", "");
        }
        for (const child of one.children) look(child, here);
    };
    look(document.body, "");
    return [...seen];
}"""  # marks what says something and stands among such elements as were not seen before; returns all that were seen


def faults_at(page: Any, live: Live, shown: Shown) -> list[tuple[str, str, Any]]:
    """Return what axe-core finds on a page: all rules in light, colours in dark, sizes to press and width on
    a telephone.

    A usual run looks in dark at what an earlier page of the same person did not show: the same elements have
    the same colours.
    """
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour half way to another
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(live.url + shown.url)
    page.evaluate(AXE.read_text("utf-8"))
    found = [(shown.name, *fault) for fault in violations(page, RULES)]
    page.emulate_media(color_scheme="dark")
    found += [(shown.name, "dark " + id_, at) for id_, at in in_dark(page)]
    page.set_viewport_size({"width": 390, "height": 844})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):  # at once: a telephone was turned
        found.append((shown.name, "scrolls sideways", page.url))
    found += [(shown.name, "390 " + id_, at) for id_, at in violations(page, only("target-size"))]
    return found


def in_dark(page: Any) -> list[tuple[str, Any]]:
    if LONG:
        return violations(page, only("color-contrast"))
    before, page.seen_in_dark = page.seen_in_dark, page.evaluate(ANEW, page.seen_in_dark)
    if len(before) == len(page.seen_in_dark):
        return []
    return violations(page, only("color-contrast"), "'[data-anew]'")


def violations(page: Any, rules: dict[str, Any], where: str = "document") -> list[tuple[str, Any]]:
    told = page.evaluate(f"rules => axe.run({where}, rules)", rules)["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in told]


def only(rule: str) -> dict[str, Any]:
    return {**RULES, "runOnly": {"type": "rule", "values": [rule]}}
