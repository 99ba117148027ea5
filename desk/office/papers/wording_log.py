"""Officers' words in the office's papers, kept in a sealed log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.base.chained_log import Log
from desk.base.faults import STORE, Stop, WrongUse
from desk.base.language import LazyText
from desk.base.paper.content import Printed
from desk.base.words_apart import GONE, LOST, TAKEN_OUT
from desk.office.papers.wording import Edit, PaperSentence, SentencePlace, WordedPaper, bound, draft_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.sweeping import swept_if_free
from desk.workspace.taking_out import named_by, words_of, words_taken_out

WORDING = "paper_words.jsonl"


def wording_log(workspace: Workspace) -> Log:
    return log_of(workspace, WORDING)


def said_in(workspace: Workspace, entry: Mapping[str, Any], out: frozenset[str]) -> Mapping[str, Any] | None:
    """Return an entry's own words, None where they were taken out; `words` None: dropped."""
    said = entry.get("own_words")
    if "digest" in entry:  # of before every log set words apart
        said = GONE if entry["digest"] in out else words_of(workspace).at(entry["digest"])
    if said == LOST:
        raise Stop(
            STORE,
            "Lời ghi ở %(place)s đã mất hoặc bị sửa. Khôi phục thư mục decisions/words từ bản sao lưu, hoặc"
            ' ghi việc xóa: lanhmanh erase --words %(place)s --reason "…" --yes.',
            place=f"{WORDING}:{entry['n']}",
        )
    return entry if said is None else None if said == GONE else dict(said)


def taken_out_of(workspace: Workspace, entries: list[dict[str, Any]]) -> frozenset[str]:
    """Return the digests of the words that were taken out; once that was told in this log itself."""
    here = (e["digest"] for e in entries if e.get("kind") == TAKEN_OUT)
    return words_of(workspace).taken_out() | frozenset(here)


WORK_REPORT, SO_FAR = "bao-cao", "so-ket"  # of any period, from records and not from a run
LONGEST = 4000  # letters of one sentence
PERSONAL = re.compile(r"\d(?:[ .\-]?\d){8,}")  # a phone, an account, an identity number


@dataclass(frozen=True, slots=True)
class PaperName:
    """Which paper: its kind, its period, the commune it is about (empty: the whole year)."""

    kind: str
    period: str
    unit: str = ""

    def __str__(self) -> str:
        return "|".join((self.kind, self.period, self.unit))


def edits_of(workspace: Workspace, named: PaperName) -> tuple[Edit, ...]:
    """Return the words that stand in a paper: those no later record took the place of."""
    found: dict[int, Edit] = {}
    entries = wording_log(workspace).entries()
    out = taken_out_of(workspace, entries)
    for e in (e for e in entries if e.get("paper") == str(named) and e.get("kind") != TAKEN_OUT):
        found.pop(e["instead_of"], None)
        standing = not any(later.get("instead_of") == e["n"] for later in entries)
        said = said_in(workspace, e, out) if standing else None
        if said is not None and said["words"] is not None:
            place = SentencePlace(e["under"], e["nth"])
            found[e["n"]] = Edit(
                place, e["machine"], tuple(said["words"]), said["why"], e["by"], e["on"], e["n"]
            )
    return tuple(found.values())


def worded(workspace: Workspace, named: PaperName, paper: Printed) -> WordedPaper:
    return draft_of(paper, edits_of(workspace, named))


def word_kept(
    workspace: Workspace,
    named: PaperName,
    paper: Printed,
    place: SentencePlace,
    typed: str,
    why: str,
    seen: int,
    by: str,
    today: date,
) -> None:
    """Keep an officer's words for a sentence of a paper as the program writes it now.

    `seen` is the record that stood there then (0: none). Raise Stop where another came first, a number of the
    program's was typed over without a reason, or a number could identify someone.
    """
    with wording_log(workspace).alone():
        sentence = _sentence(worded(workspace, named, paper), place, seen)
        text = "\n".join(" ".join(line.split()) for line in typed.splitlines() if line.strip())
        found = bound(text, sentence.machine)
        _check(text, found.dropped, why)
        said = {"words": list(found.words), "why": " ".join(why.split()) if found.dropped else ""}
        _add(
            workspace,
            named,
            place,
            seen,
            {"own_words": said, "machine": sentence.machine, "by": by, "on": today.isoformat()},
        )


def word_dropped(workspace: Workspace, named: PaperName, seen: int, by: str, today: date) -> None:
    """Go back to the program's own sentence; the words stay on record."""
    with wording_log(workspace).alone():
        edit = next((e for e in edits_of(workspace, named) if e.n == seen), None)
        if edit is None:
            raise _another_first(None)
        _add(workspace, named, edit.place, seen, {"words": None, "by": by, "on": today.isoformat()})


def words_erased(
    workspace: Workspace, named: PaperName, seen: int, reason: str, by: str, today: date
) -> None:
    """Take an officer's words out of a paper for good, with all that stood in the same place before them."""
    entries = wording_log(workspace).bare()
    edit = next((e for e in entries if e["n"] == seen and e.get("paper") == str(named)), None)
    if edit is None:
        raise _another_first(None)
    place = (edit["under"], edit["nth"])
    mine = (e for e in entries if e.get("paper") == str(named) and (e.get("under"), e.get("nth")) == place)
    words_taken_out(workspace, [digest for e in mine for digest in named_by(e)], reason, by, today)


def _add(
    workspace: Workspace, named: PaperName, place: SentencePlace, instead_of: int, said: dict[str, object]
) -> None:
    swept_if_free(workspace)
    about = {"kind": "paper_words", "paper": str(named), "under": place.under, "nth": place.nth}
    wording_log(workspace).add({**about, "instead_of": instead_of, **said})


def _sentence(draft: WordedPaper, place: SentencePlace, seen: int) -> PaperSentence:
    sentence = next((s for s in draft.sentences if s.place == place), None)
    if sentence is None:
        raise WrongUse("Văn bản bây giờ không có câu này. Mở lại trang rồi sửa câu đang có.")
    if (sentence.edit.n if sentence.edit else 0) != seen:
        raise _another_first(sentence.edit)
    return sentence


def _another_first(edit: Edit | None) -> Stop:
    first = (
        LazyText("%(by)s đã sửa câu này trước: “%(then)s”.", by=edit.by, then=edit.then)
        if edit
        else LazyText("Câu này vừa được người khác đổi.")
    )
    return WrongUse("%(first)s Mở lại trang rồi sửa tiếp; chưa có gì được ghi.", first=first)


def _check(text: str, dropped: tuple[str, ...], why: str) -> None:
    if len(text) > LONGEST:
        raise WrongUse("Một câu không quá %(longest)s chữ. Chưa có gì được ghi.", longest=LONGEST)
    if PERSONAL.search(text):
        raise WrongUse(
            "Lời sửa in ra giấy: không ghi số điện thoại, số định danh, số tài khoản. Chưa có gì được ghi."
        )
    if dropped and not why.strip():
        raise WrongUse(
            "Số của chương trình không gõ đè được: %(said)s. Để nguyên số trong câu, hoặc nêu lý do bỏ số"
            " (câu in kèm dấu *). Chưa có gì được ghi.",
            said=", ".join(dropped),
        )
