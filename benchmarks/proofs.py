"""How long the proofs take: the shipped rules, and a rulebook of thirty criteria that share facts over three dates.

Run `python -m benchmarks.proofs`. Seconds of the processor, best and worst of five; every proof runs anew.
"""

from __future__ import annotations

import time

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts

FILE = "rules/venue_risk/signals/v_vu_viec.yaml"
PARAMETER = "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}]"
THREE_DATES = "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}, {from: 2019-01-01, value: 4, cites: [minh-hoa]}, {from: 2022-01-01, value: 5, cites: [minh-hoa]}]"
SHARING = "  - {{id: W{n}, title: {{vi: Thử {n}}}, cites: [minh-hoa], points: [{{give: {m}, when: {{left: {{at_least: $high_turnover}}, cases_sex: {{at_least: {n}}}}}}}, {{give: 0}}], monotone: {{left: up, cases_sex: up}}}}\n"


def thirty_criteria() -> dict[str, str]:
    """Return the shipped rules with eight more signals in one rulebook, all over two facts and one dated parameter."""
    texts = rule_texts(SHIPPED)
    texts["rules/parameters.yaml"] = texts["rules/parameters.yaml"].replace(PARAMETER, THREE_DATES)
    extra = "".join(SHARING.format(n=n, m=n + 1) for n in range(1, 9))
    texts[FILE] = texts[FILE].rstrip("\n") + "\n" + extra
    return texts


def seconds(rules: Rules) -> tuple[float, float]:
    found = []
    for _ in range(5):
        began = time.process_time()
        findings_of(rules)
        found.append(time.process_time() - began)
    return min(found), max(found)


def main() -> None:
    for name, texts in (("shipped", rule_texts(SHIPPED)), ("thirty criteria", thirty_criteria())):
        rules = rules_from_texts(texts)
        criteria = ", ".join(f"{book} {len(found.criteria)}" for book, found in rules.rulebooks.items())
        best, worst = seconds(rules)
        print(f"{name}: {best:.2f} to {worst:.2f} s ({criteria}; {len(findings_of(rules))} findings)")


if __name__ == "__main__":
    main()
