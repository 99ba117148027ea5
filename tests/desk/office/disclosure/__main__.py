"""Attack the public workbooks of random archives: `python -m tests.desk.office.disclosure [SEED …]`.

Each archive has nine communes over three years, published for two of them, and once more when one commune's
return changed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from tests.desk.office.disclosure.archives import publishing

SEEDS = (101, 102, 103, 104)


def main(seeds: tuple[int, ...]) -> int:
    rules, told, asked = rules_in(SHIPPED), 0, 0
    for seed in seeds:
        with TemporaryDirectory() as folder:
            attack = publishing(rules, seed).attack(Path(folder))
        for place in attack.asked():
            found = attack.worked_out([place])
            asked, told = asked + 1, told + len(found)
            for secret in found:
                print(f"{seed}: {secret}")
        print(f"seed {seed}: {asked} commune-years asked of, {told} small counts worked out", flush=True)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SEEDS))
