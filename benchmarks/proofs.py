"""How long reading and proving take: the shipped rules, thirty criteria that share facts over three dates,
and 304 criteria.

The last: each shipped criterion of communes sixteen times, the hardest way to have so many.

Run `python -m benchmarks.proofs`. Seconds of the processor, best and worst of five; every proof runs anew.
"""

from __future__ import annotations

import re
import time

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.rulebook.rules import rules_from_texts

FILE = "rules/venue_risk/signals/v_vu_viec.yaml"
PARAMETER = "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}]"
THREE_DATES = (
    "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}, {from: 2019-01-01, value: 4, cites:"
    " [minh-hoa]}, {from: 2022-01-01, value: 5, cites: [minh-hoa]}]"
)
SHARING = (
    "  - {{id: W{n}, title: {{vi: Thử {n}}}, cites: [minh-hoa], points: [{{points: {m}, when: {{left:"
    " {{at_least: $high_turnover}}, cases_sex: {{at_least: {n}}}}}}}, {{points: 0}}], monotone: {{left: up,"
    " cases_sex: up}}}}\n"
)

LETTERS = "abcdefghijklmnop"
CRITERION = re.compile(r"\b([A-E]\d)\b")


def thirty_criteria() -> dict[str, str]:
    """Return the shipped rules with eight more signals in one rulebook, all over two facts and one dated
    parameter."""
    texts = rule_texts(SHIPPED)
    texts["rules/parameters.yaml"] = texts["rules/parameters.yaml"].replace(PARAMETER, THREE_DATES)
    extra = "".join(SHARING.format(n=n, m=n + 1) for n in range(1, 9))
    texts[FILE] = texts[FILE].rstrip("\n") + "\n" + extra
    return texts


def three_hundred_criteria() -> dict[str, str]:
    """Return the shipped rules with each criterion of communes sixteen times; totals and bands grow alike."""
    texts = rule_texts(SHIPPED)
    for group in "abcde":
        file = f"rules/healthy_commune/criteria/{group}.yaml"
        head, body = texts[file].split("criteria:\n", 1)
        body = "".join(_copied(body, letter) for letter in LETTERS)
        texts[file] = _grown(r"total: (\d+)", head) + "criteria:\n" + body
    book = "rules/healthy_commune/rulebook.yaml"
    text = _grown(r"(?:total|score): (\d+)", texts[book])
    text = re.sub(r"(?m)^  - \{id:.* from: \d+.*$", lambda line: _grown(r"from: (\d+)", line[0]), text)
    texts[book] = re.sub(r"paired_with: \[[^]]*\]", lambda pair: CRITERION.sub(r"\1a", pair[0]), text)
    return texts


def _copied(criteria: str, letter: str) -> str:
    text = re.sub(
        r"(- id: |paired_with: \[[^]]*\])", lambda found: CRITERION.sub(rf"\1{letter}", found[0]), criteria
    )
    text = re.sub(r"- id: ([A-E]\d)", rf"- id: \g<1>{letter}", text)
    return re.sub(r'title: \{vi: "([^"]*)"', rf'title: {{vi: "\1 {letter}"', text).rstrip("\n") + "\n"


def _grown(number: str, text: str) -> str:
    return re.sub(number, lambda found: found[0].replace(found[1], str(int(found[1]) * len(LETTERS))), text)


def seconds(texts: dict[str, str]) -> list[float]:
    """Return the seconds of each of five rounds: read, checked and proved anew."""
    found = []
    for _ in range(5):
        began = time.process_time()
        findings_of(rules_from_texts(texts), texts)
        found.append(time.process_time() - began)
    return found


def main() -> None:
    sets = {
        "shipped": rule_texts(SHIPPED),
        "thirty criteria": thirty_criteria(),
        "three hundred criteria": three_hundred_criteria(),
    }
    shipped = 0.0
    for name, texts in sets.items():
        rules = rules_from_texts(texts)
        criteria = ", ".join(f"{book} {len(found.criteria)}" for book, found in rules.rulebooks.items())
        found = seconds(texts)
        shipped = shipped or min(found)
        told = f"{min(found):.2f} to {max(found):.2f} s, {min(found) / shipped:.1f} times the shipped rules"
        print(f"{name}: {told} ({criteria}; {len(findings_of(rules, texts))} findings)")


if __name__ == "__main__":
    main()
