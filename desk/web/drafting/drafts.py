"""Rules being changed: checked at each pause, compared with what stands, proposed, and written once a second
person agrees."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from desk.authoring.checking import checked_texts
from desk.base.faults import WrongUse
from desk.base.files import alone, write_text
from desk.base.language import gettext_noop, reader
from desk.web.drafting.models import Draft
from desk.web.shelf import workspace
from desk.web.stale import SHOWN, mark_of
from desk.words.finding_words import finding_lines
from desk.workspace.logs import DESK, log_of
from desk.workspace.rule_files import rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault

RULES = "rules"
NEWER_DRAFT = gettext_noop(
    "Bản nháp của tệp này đã được lưu ở một cửa sổ khác sau khi trang này được mở. Chưa có gì được ghi, cả"
    " hai bản còn nguyên. Lưu lần nữa thì bản đang gõ thay bản kia; mở lại trang thì lấy bản kia."
)


@dataclass(frozen=True, slots=True)
class FaultShown:
    """A fault or finding as the page shows it."""

    file: str
    line: int
    col: int
    code: str
    words: str
    wrong: bool  # must be corrected; else to look at


@dataclass(frozen=True, slots=True)
class DraftChecked:
    told: tuple[FaultShown, ...]
    rules: Rules | None
    proved: bool  # the proofs ran too


def texts_today() -> dict[str, str]:
    return rule_texts(workspace().rules)


def known_file(name: str) -> str:
    """Return a rule file's text; raises Stop for what is no rule file of the workspace."""
    texts = texts_today()
    if name not in texts:
        raise WrongUse("Không có tệp quy tắc '%(name)s'.", name=name)
    return texts[name]


def draft_of(by: str, name: str) -> Draft:
    """Return a person's draft of a file, begun from what stands where there is none yet."""
    text = known_file(name)
    found, _ = Draft.objects.get_or_create(by=by, file=name, defaults={"base": text, "text": text})
    if not found.changed and found.base != text:
        found.base = found.text = text
        found.save()
    return found


def shown(draft: Draft) -> dict[str, str]:
    """Return what a form shows of a draft."""
    return {"text": draft.text, "base": draft.base}


def saved(by: str, name: str, sent: Mapping[str, str]) -> Draft:
    """Keep a draft as it was typed. Raise WrongFields where another window kept one since this one was
    opened."""
    draft, text = draft_of(by, name), typed_text(sent)
    _refuse_newer(draft, sent, text)
    before = Draft.objects.filter(pk=draft.pk, **shown(draft))
    if not before.update(text=text, saved_at=timezone.now()):
        draft.refresh_from_db()
        _refuse_newer(draft, {}, text)
    draft.text = text
    return draft


def dropped(by: str, name: str, sent: Mapping[str, str]) -> None:
    """Throw a draft away, but for one that another window kept since this one was opened."""
    draft = draft_of(by, name)
    _refuse_newer(draft, sent, draft.base)
    Draft.objects.filter(pk=draft.pk, **shown(draft)).delete()


def typed_text(sent: Mapping[str, str]) -> str:
    return sent.get("text", "").replace("\r\n", "\n")


def _refuse_newer(draft: Draft, sent: Mapping[str, str], wanted: str) -> None:
    if draft.text != wanted and sent.get(SHOWN) != mark_of(shown(draft)):
        raise WrongUse(NEWER_DRAFT, field="text")


def drafted(by: str) -> dict[str, str]:
    """Return every rule file as it would be with a person's drafts in it."""
    return with_texts({draft.file: draft.text for draft in changed_drafts(by)})


def changed_drafts(by: str) -> list[Draft]:
    return [draft for draft in Draft.objects.filter(by=by) if draft.changed]


def with_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Return every rule file with these texts in it; a name of no rule file is left out: someone may have
    written it into the database, and it may lead anywhere."""
    return {name: texts.get(name, text) for name, text in texts_today().items()}


def checked(texts: Mapping[str, str], prove: bool) -> DraftChecked:
    """Return every fault; where there is none and `prove` is asked for, what the proofs find."""
    found = checked_texts(texts, prove)
    rules = found.rules
    if rules is None:
        return DraftChecked(tuple(_told(f, f.sentence(reader()), True) for f in found.faults), None, False)
    told = tuple(
        _told(
            f.fault,
            " ".join(line.strip() for line in finding_lines(f, rules, found.sources)[3:])
            or f.fault.sentence(reader()),
            f.serious,
            f.fault.sentence(reader()),
        )
        for f in found.findings
    )
    return DraftChecked(told, rules, prove)


def _told(fault: Fault, words: str, wrong: bool, first: str = "") -> FaultShown:
    said = f"{first} {words}".strip() if first and first != words else words
    return FaultShown(fault.place.file, fault.place.line, fault.place.col, fault.code, said, wrong)


def changes_of(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return each line of a difference, whether it is added, taken out, beside it or a gap first."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)
    kinds = {"+": "add", "-": "del", " ": "same", "@": "gap"}
    return tuple((kinds[line[0]], line[1:]) for line in list(found)[2:] if line and line[0] in kinds)


def proposal_of(by: str, reason: str) -> dict[str, Any]:
    """Return what a person proposes: every changed file with its base; raises Stop where it has faults or a
    base moved."""
    mine = [draft for draft in changed_drafts(by) if draft.file in texts_today()]
    if not mine:
        raise WrongUse("Bản nháp chưa đổi gì.")
    _refuse_moved((d.file, d.base) for d in mine)
    if checked(drafted(by), prove=False).rules is None:
        raise WrongUse("Bản nháp còn lỗi; sửa hết rồi đề nghị.")
    return {"reason": reason, "files": {d.file: {"base": d.base, "text": d.text} for d in mine}}


def _refuse_moved(files: Iterable[tuple[str, str]]) -> None:
    for name, base in files:
        now = known_file(name)  # a name someone wrote into the database may lead anywhere
        if now != base:
            raise WrongUse(
                "%(name)s đã được người khác sửa ở dòng %(lines)s sau khi bản nháp này bắt đầu. Không ghi"
                " đè; lấy bản mới rồi sửa lại.",
                name=name,
                lines=", ".join(map(str, _moved_lines(base, now))),
            )


def _moved_lines(base: str, now: str) -> Iterator[int]:
    matcher = difflib.SequenceMatcher(None, base.splitlines(), now.splitlines(), autojunk=False)
    for tag, start, *_ in matcher.get_opcodes():
        if tag != "equal":
            yield start + 1


def written(content: Mapping[str, Any], by: str, mark: str) -> None:
    """Write what both persons agreed to, whole files aside and renamed.

    It may be repeated: files an earlier try wrote are left as they are. The record that names the proposal
    comes last.
    """
    made = workspace()
    files: Mapping[str, Mapping[str, str]] = content["files"]
    with alone(made.folder / "decisions" / "rules.jsonl"):
        now = texts_today()
        left = {name: one for name, one in files.items() if now.get(name) != one["text"]}
        _refuse_moved((name, one["base"]) for name, one in left.items())
        texts = with_texts({name: one["text"] for name, one in files.items()})
        rules_from_texts(texts)  # raises RuleFaults: nothing is written that does not hold
        for name, one in left.items():
            write_text(made.rules / name.partition("/")[2], one["text"])
    told = {"files": sorted(files), "reason": content["reason"], "proposal": mark}
    log_of(made, DESK).add({"kind": "rules_adopted", "by": by, "content": told})
    for name, one in files.items():
        Draft.objects.filter(file=name, text=one["text"]).delete()  # it says what stands now
