"""Replay every trick on districts not seen before, and say of each what moved and what shows it.

python -m tests.gaming [--seeds 11 12 13] [--units 30991 31006] [--only hotspot]
"""

from __future__ import annotations

import argparse

from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from tests.gaming.doors import DOORS, HONEST
from tests.gaming.honest import honest_returns
from tests.gaming.repeats import REPEATS, TWINS
from tests.gaming.replay import tried
from tests.gaming.tricks import TABLE


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12])
    parser.add_argument("--units", nargs="+", default=["30991", "31006"])
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    rules, bad = rules_in(SHIPPED), 0
    for trick in (*TABLE, *DOORS, *REPEATS, *HONEST, *TWINS):
        for seed in asked.seeds if asked.only in trick.name else ():
            for unit in asked.units:
                found = tried(trick, honest_returns(seed), unit, rules)
                wrong = found.signs if trick in (*HONEST, *TWINS) else found.unseen
                bad += bool(wrong)
                print(f"{'!! ' if wrong else '   '}{trick.name} · {seed} {unit}: {found}", flush=True)
    print(f"{bad} not as they should be")
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main())
