"""Compiled rules are kept beside the archive, and believed only while they are what was written."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from desk.workspace import compiled_rules
from desk.workspace.compiled_rules import rules_kept
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import RuleFaults
from facts.seals import Seals

SEALS = Seals([b"k" * 32])


@pytest.fixture
def texts() -> dict[str, str]:
    return rule_texts(SHIPPED)


def never(*_: object) -> Rules:
    raise AssertionError("compiled again")


def test_kept_rules_are_the_rules(
    texts: dict[str, str], shipped_rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)
    monkeypatch.setattr("engine.rulebook.rules.rules_from_texts", never)
    assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)


def test_edited_rules_are_compiled_again(texts: dict[str, str], tmp_path: Path) -> None:
    rules_kept(texts, tmp_path / "kept", SEALS)
    name = "rules/parameters.yaml"
    with pytest.raises(RuleFaults):
        rules_kept({**texts, name: texts[name] + "\n  x: {"}, tmp_path / "kept", SEALS)


def test_what_is_not_as_it_was_written_is_compiled_again(
    texts: dict[str, str], shipped_rules: Rules, tmp_path: Path
) -> None:
    rules_kept(texts, tmp_path / "kept", SEALS)
    (file,) = (tmp_path / "kept" / "rules").iterdir()
    written = file.read_bytes()
    for damaged in (b"", written[:100], written[:-1] + b"?", written[:40] + b"!" + written[41:]):
        file.write_bytes(damaged)
        assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)
        assert file.read_bytes() == written


def test_rules_another_put_there_are_not_read(
    texts: dict[str, str], shipped_rules: Rules, tmp_path: Path
) -> None:
    other = {**texts, "rules/parameters.yaml": texts["rules/parameters.yaml"] + "\n# khác\n"}
    rules_kept(texts, tmp_path / "kept", Seals([b"x" * 32]))
    rules_kept(other, tmp_path / "kept", SEALS)
    theirs, ours = sorted((tmp_path / "kept" / "rules").iterdir(), key=lambda p: p.stat().st_mtime)
    before = theirs.read_bytes()
    assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)
    assert theirs.read_bytes() != before
    assert ours.exists()


class _Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("made-by-a-file",))


def test_nothing_but_rules_is_read_from_it(
    texts: dict[str, str], shipped_rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rules_kept(texts, tmp_path / "kept", SEALS)
    (file,) = (tmp_path / "kept" / "rules").iterdir()
    for planted in (_Harmful(), {"no": "rules"}):
        content = pickle.dumps(planted)
        seal = SEALS.seal(f"rules {file.name}", content)
        file.write_bytes(seal.encode() + content)
        assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)
    assert not (tmp_path / "made-by-a-file").exists()


def test_what_names_a_class_that_is_elsewhere_now_is_made_again(
    texts: dict[str, str], shipped_rules: Rules, tmp_path: Path
) -> None:
    rules_kept(texts, tmp_path / "kept", SEALS)
    (file,) = (tmp_path / "kept" / "rules").iterdir()
    for module in (b"engine.rulebook.model.rulebank", b"engine.rulebook.rules_of_other"):
        content = pickle.dumps(shipped_rules, protocol=5).replace(b"engine.rulebook.model.rulebook", module)
        file.write_bytes(SEALS.seal(f"rules {file.name}", content).encode() + content)
        assert repr(rules_kept(texts, tmp_path / "kept", SEALS)) == repr(shipped_rules)


def test_no_more_than_a_few_are_kept(
    texts: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled_rules, "MOST", 2)
    for number in range(4):
        rules_kept(
            {**texts, "rules/parameters.yaml": texts["rules/parameters.yaml"] + f"\n# {number}\n"},
            tmp_path / "kept",
            SEALS,
        )
    assert len(list((tmp_path / "kept" / "rules").iterdir())) == 2


def test_where_there_is_no_workspace_nothing_is_kept(texts: dict[str, str], tmp_path: Path) -> None:
    rules_kept(texts, tmp_path / "none" / "kept")
    rules_kept(texts, None)
    assert not list(tmp_path.iterdir())
