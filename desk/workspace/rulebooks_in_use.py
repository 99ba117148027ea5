"""The rulebooks of an office: written into a new workspace, taken out of one, put in again."""

from __future__ import annotations

from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.files import write_text
from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED, refuse_unknown, rule_texts
from desk.workspace.rulebook_choice import RulesChange, Texts, rulebooks_in, with_rulebook, without_rulebook
from desk.workspace.sweeping import writing

REMOVED = "rules_removed"  # a folder a rulebook: the rules as they were before it was taken out


def rulebook_removed(workspace: Workspace, name: str) -> RulesChange:
    """Take a rulebook out of a workspace's rules; the rules as they were are kept aside."""
    texts = rule_texts(workspace.rules)
    there = rulebooks_in(texts)
    refuse_unknown(name, there)
    if len(there) == 1:
        raise WrongUse(
            "'%(name)s' là bộ tiêu chí duy nhất đang dùng. Thêm bộ khác trước: lanhmanh rulebooks --add TÊN.",
            name=name,
        )
    change = without_rulebook(texts, name)
    with writing(workspace):
        for file, text in texts.items():
            _write(workspace.folder / REMOVED / name / _below(file), text)
        _store(workspace, texts, change.texts)
    return change


def rulebook_added(workspace: Workspace, name: str) -> RulesChange:
    """Put a rulebook into a workspace's rules: as it was when it was taken out, else as shipped."""
    texts, aside = rule_texts(workspace.rules), workspace.folder / REMOVED / name
    if name in rulebooks_in(texts):
        raise WrongUse("Bộ tiêu chí '%(name)s' đang được dùng.", name=name)
    source = rule_texts(aside if aside.is_dir() else SHIPPED)
    source = {f"{workspace.rules.name}/{_below(file)}": text for file, text in source.items()}
    refuse_unknown(name, rulebooks_in(source))
    change = with_rulebook(texts, name, source)
    with writing(workspace):
        _store(workspace, texts, change.texts)
    return change


def _below(file: str) -> str:
    return file.partition("/")[2]


def _store(workspace: Workspace, before: Texts, after: Texts) -> None:
    for file, text in after.items():
        if before.get(file) != text:
            _write(workspace.rules / _below(file), text)
    for file in before.keys() - after.keys():
        path = workspace.rules / _below(file)
        path.unlink()
        for folder in path.parents[: len(Path(file).parts) - 2]:
            if not any(folder.iterdir()):
                folder.rmdir()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
