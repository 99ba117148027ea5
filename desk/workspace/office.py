"""The office itself: its name, place, numbering, who signs what, who receives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from json import JSONDecodeError
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, write_text
from desk.base.language import Lazy, LazyText
from desk.workspace.folder import Workspace
from facts.offices import Offices
from facts.parsed_json import parsed
from facts.spelling import caseless

DOTS = "………………"
COMMITTEE, COMMITTEE_SYMBOL = "Ủy ban nhân dân ", "UBND"
LEVELS = {"tỉnh": "province", "huyện": "district", "quận": "district", "thị": "district"}
DEPUTY = "KT."  # ký thay: signs for the head
HEAD = ("THỦ TRƯỞNG CƠ QUAN",)  # where the rules know of no such kind of office
STANDING, SUBMISSION = "standing_body", "TTr"  # the role of who submits to a committee, and its paper
ADDRESSEES = ("Như ", "UBND ")  # begin the lines of whom a paper is for: no office names each of them once
EVERY = "*"  # the signer of every kind of document that has none of its own


class Signer(BaseModel):
    """Lines above the name (`CHỦ TỊCH`), and the name; an empty one is left to be filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    titles: tuple[str, ...]
    name: str = ""


class Member(BaseModel):
    """Who is in the office's inspection team; an empty name or post is left to be filled in by hand."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: str
    name: str = ""
    post: str = ""  # and office: `Phó Trưởng phòng, Công an huyện`


class IssuingOffice(BaseModel):
    """What papers say of the office that issues them. Blanks are printed as dots."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    above: str = ""
    name: str = f"{COMMITTEE}{DOTS}"
    symbol: str = ""  # of the office in numbers: UBND in "15/BC-UBND"
    department_symbol: str = ""  # of who drafts: in letters "15/UBND-LĐTBXH", in submissions to a committee
    place: str = DOTS
    signers: Mapping[str, Signer] = {}
    recipients: Mapping[str, tuple[str, ...]] = {}
    members: tuple[Member, ...] = ()  # of its inspection team
    # above the signature of an office of this kind, by the rules
    usual: tuple[str, ...] = Field(default=(), exclude=True)
    laws: tuple[str, ...] = Field(default=(), exclude=True)  # under which it decides, by the rules
    # the committee above, which decides on what an office submits to it
    decider: IssuingOffice | None = Field(default=None, exclude=True)

    def signer(self, kind: str) -> Signer:
        """Return who signs; a deputy who signs for the head of a body does so in the name of all of it."""
        found = self.signers.get(kind) or self.signers.get(EVERY) or Signer(titles=self.usual or HEAD)
        body, *heads = self.usual or ("",)
        for_head = bool(heads) and found.titles[:1] == tuple(f"{DEPUTY} {head}" for head in heads)
        return found.model_copy(update={"titles": (body, *found.titles)}) if for_head else found

    def authority(self, kind: str) -> str:
        """Return in whose name an office decides: a committee itself, else who heads it."""
        heads = self.usual or self.signer(kind).titles
        alone = len(heads) == 1 and heads != HEAD
        return _headed(heads[0].capitalize(), self.name) if alone else self.name

    def is_called(self, title: str) -> bool:
        """Tell whether rules name it so: `Phòng LĐTBXH` is `Phòng Lao động - Thương binh và Xã hội`."""
        kind, _, letters = title.partition(" ")
        words = [word for word in self.name.split() if word != "và" and word[0].isalpha()]
        initials = "".join(word[0] for word in words[1:]).upper()
        spelled = len(letters) > 2 and letters.isupper() and initials.startswith(letters)
        return caseless(self.name).startswith(caseless(title)) or (words[:1] == [kind] and spelled)

    def beside_it(self, title: str, level: str) -> str:
        """Name an office of a level in the area of this one: `Công an huyện An Biên`, `Sở Y tế tỉnh A`."""
        for committee in (self.name, self.above):
            area = committee.removeprefix(COMMITTEE)
            kind = area.split(" ")[0]
            if area != committee and LEVELS.get(kind) == level:
                return f"{title.removesuffix(f' {kind}')} {area}"
        return title

    def submitting(self, offices: Offices, day: date) -> IssuingOffice:
        """Return who submits what a committee decides: the standing body beside it, if the rules know of one;
        another office submits itself."""
        body = offices.in_role(STANDING, day)
        if not self.laws or body is None:
            return self
        title = offices.spelled(body.name, day)
        name = self.beside_it(title, body.level)
        if name == title or not name.endswith(self.name.removeprefix(COMMITTEE)):
            return self
        signers = {kind: signer for kind, signer in self.signers.items() if kind == SUBMISSION}
        usual = offices.signs_as(name)
        return IssuingOffice(
            name=name,
            above=self.name,
            symbol=self.department_symbol,
            place=self.place,
            signers=signers,
            usual=usual,
        )

    @property
    def short_name(self) -> str:
        """Return the name under that of the office above: `Sở Y tế`, whose province is a line higher."""
        place = self.above.removeprefix(COMMITTEE)
        short = self.name.removesuffix(f" {place}") if place != self.above else self.name
        return self.name if short == COMMITTEE.strip() else short

    @property
    def head_of_staff(self) -> str:
        """Name who heads the office of a committee, a province's being its own; of no other office."""
        if not self.name.startswith(COMMITTEE):
            return ""
        council = "Hội đồng nhân dân và " if _rank(self.name) else ""
        return f"Chánh Văn phòng {council}{self.name}"

    @property
    def addressee(self) -> str:
        """Return whom it reports to: the office above, else the committee of a higher level among those it
        always sends to."""
        higher = (line.rstrip(" ;.") for line in self.recipients.get(EVERY, ()))
        committees = (line.replace("UBND ", COMMITTEE, 1) for line in higher if line.startswith("UBND "))
        return self.above or next(
            (committee for committee in committees if _rank(committee) < _rank(self.name)), DOTS
        )

    def number(self, kind: str) -> str:
        """Return the line of the number: `Số: ……/BC-UBND`; of a letter: `Số: ……/UBND-LĐTBXH`."""
        symbol = self.symbol or "……"
        return f"Số: ……/{kind}-{symbol}" if kind else f"Số: ……/{symbol}-{self.department_symbol or '……'}"

    def copies(self, kind: str, usual: tuple[str, ...], to: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return who receives a paper: whom it is for, then whom the office names, ended as on papers;
        nobody twice who is named in `to`."""
        named = self.recipients.get(kind) or self.recipients.get(EVERY)
        if not named:
            return usual
        lines = (*(one for one in usual if one.startswith(ADDRESSEES)), *named)
        named_above = [f"{one} ".replace(COMMITTEE, "UBND ") for one in to]
        ends = (one.rstrip(" ;.") for one in lines)
        *others, last = dict.fromkeys(
            one for one in ends if not any(above.startswith(f"{one} ") for above in named_above)
        )
        return (*(f"{one};" for one in others), f"{last}.")


def _rank(committee: str) -> int:
    """Return how far below a province's a committee stands."""
    kind, _, _ = committee.removeprefix(COMMITTEE).partition(" ")
    return {"province": 0, "district": 1}.get(LEVELS.get(kind, ""), 2)


def _headed(title: str, name: str) -> str:
    """Say who heads an office: `Giám đốc Sở Y tế`, `Trưởng phòng Y tế` of `Phòng Y tế`."""
    ahead, words = title.split(), name.split()
    shared = (
        n for n in range(len(ahead), 0, -1) if caseless(" ".join(words[:n])) == caseless(" ".join(ahead[-n:]))
    )
    return " ".join((*ahead, *words[next(shared, 0) :]))


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "office.json"


def signing_office(workspace: Workspace, offices: Offices) -> IssuingOffice:
    """Return the office as papers need it: who heads an office of its kind, and which committee decides on
    what it submits, is what the rules say."""
    office = _of_its_kind(office_of(workspace), offices)
    if office.laws or not offices.decides_under(office.above):
        return office
    above = IssuingOffice(
        name=office.above,
        symbol=COMMITTEE_SYMBOL,
        place=office.place,
        signers={kind: signer for kind, signer in office.signers.items() if kind != EVERY},
        recipients={kind: copies for kind, copies in office.recipients.items() if kind != EVERY},
    )
    return office.model_copy(update={"decider": _of_its_kind(above, offices)})


def _of_its_kind(office: IssuingOffice, offices: Offices) -> IssuingOffice:
    usual, laws = offices.signs_as(office.name), offices.decides_under(office.name)
    return office.model_copy(update={"usual": usual, "laws": laws})


def office_of(workspace: Workspace) -> IssuingOffice:
    """Return what the workspace says of its office, else blanks. Raise Stop if the file is damaged."""
    path = _path(workspace)
    try:
        return IssuingOffice.model_validate(parsed(path.read_text("utf-8")))
    except FileNotFoundError:
        return IssuingOffice()
    except ValueError as error:
        raise Stop(
            STORE,
            "Không đọc được %(path)s: %(fault)s. Sửa chỗ ấy, hoặc xóa tệp này rồi khai lại bằng lanhmanh"
            " office hay ở trang Văn bản.",
            path=path,
            fault=_fault(error),
        ) from error


def _fault(error: ValueError) -> Lazy | str:
    """Say what is wrong in the file, and where."""
    if isinstance(error, ValidationError):
        place = ".".join(map(str, error.errors()[0]["loc"]))
        return LazyText("mục “%(place)s” không phải thứ chương trình ghi ở đó", place=place)
    if isinstance(error, JSONDecodeError):
        return LazyText(
            "dòng %(line)s, cột %(column)s không phải JSON", line=error.lineno, column=error.colno
        )
    if isinstance(error, UnicodeError):
        return LazyText("có ký tự không phải chữ (nửa một chữ, hoặc byte không phải UTF-8)")
    return LazyText("lồng nhau quá sâu")


def keep_office(workspace: Workspace, office: IssuingOffice) -> None:
    write_text(_path(workspace), canonical_json(office.model_dump(mode="json")))
