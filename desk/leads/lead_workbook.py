"""Leads as a workbook to work through: what may be innocent beside every lead, what to check with room for
the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desk.base.language import gettext, gettext_noop, language, pgettext_noop
from desk.base.workbook import NewWorkbook
from desk.leads import lead_words as words
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import figure, part_words, said
from desk.leads.next_checks import checks_of
from desk.leads.people import roles_of
from desk.words.masking import WITHHELD, Mask
from engine.links.coarsening import WITHHELD as HIDDEN
from engine.links.evidence import Evidence
from engine.links.review import Reviewed
from engine.links.statements import NOTE, NOTES
from engine.rulebook.kinds.links import LinkRules

Row = Sequence[str | float]
SHEETS = {
    "leads": (
        gettext_noop("Manh mối"),
        {
            pgettext_noop("lead", "Manh mối"): 13,
            gettext_noop("Bit"): 7,
            gettext_noop("Tin cậy"): 12,
            gettext_noop("Nguồn"): 18,
            gettext_noop("Cơ sở"): 14,
            pgettext_noop("leads", "Cá nhân, tổ chức"): 15,
            gettext_noop("Đã thấy gì (bit)"): 38,
            gettext_noop("Có thể vô can vì"): 28,
            gettext_noop("Chưa rõ"): 34,
            gettext_noop("Trạng thái"): 14,
        },
    ),
    "check": (
        gettext_noop("Kiểm tra tiếp"),
        {
            pgettext_noop("lead", "Manh mối"): 14,
            gettext_noop("Kiểm tra gì"): 60,
            gettext_noop("Ai, ngày"): 22,
            pgettext_noop("check", "Kết quả"): 44,
        },
    ),
    "evidence": (
        gettext_noop("Bằng chứng"),
        {
            pgettext_noop("lead", "Manh mối"): 14,
            gettext_noop("Bit"): 8,
            gettext_noop("Biểu, khóa"): 34,
            gettext_noop("Nói về"): 20,
            gettext_noop("Điều đã thấy"): 44,
            gettext_noop("Ở đâu"): 46,
        },
    ),
    "sum": (
        gettext_noop("Cách tính"),
        {
            pgettext_noop("lead", "Manh mối"): 14,
            "#": 5,
            gettext_noop("Điều đã thấy"): 44,
            gettext_noop("So với chuyện"): 20,
            gettext_noop("Ai"): 20,
            gettext_noop("Phép tính"): 46,
            gettext_noop("Bit"): 8,
        },
    ),
    "people": (
        gettext_noop("Các bên"),
        {
            pgettext_noop("lead", "Manh mối"): 14,
            gettext_noop("Bên"): 20,
            gettext_noop("Loại"): 18,
            gettext_noop("Vai trò trong hồ sơ"): 50,
            gettext_noop("Gần vụ việc"): 12,
        },
    ),
    "timeline": (
        gettext_noop("Theo thời gian"),
        {
            pgettext_noop("lead", "Manh mối"): 14,
            pgettext_noop("event", "Ngày"): 12,
            pgettext_noop("event", "Việc"): 50,
            gettext_noop("Về"): 46,
        },
    ),
}


def lead_workbook(wanted: Sequence[Reviewed], rules: LinkRules, mask: Mask, note: str) -> bytes:
    """Return the workbook's content; the same leads give the same bytes."""
    book = NewWorkbook()
    rows = _Rows(rules, mask)
    for name, (title_words, widths) in SHEETS.items():
        title = gettext(title_words)
        sheet = book.sheet(title, footer=rules.leads.shown_as.get(language()))
        said_of_codes = [(f"{gettext(words.PSEUDONYMOUS)} {note}", "note")] if mask.pseudonymous else []
        sheet.top(
            (title, "title"),
            (gettext(words.TO_VERIFY), "mark"),
            (gettext(words.BITS), "note"),
            *said_of_codes,
        )
        heads = [(gettext(head), width) for head, width in widths.items()]
        columns, lines = _without_withheld(heads, getattr(rows, name)(wanted))
        first = sheet.head(5, columns, kept=1, on_each_page=True)
        for line, row in enumerate(lines, first):
            sheet.line(line, row)
    return book.content()


def _without_withheld(
    columns: Sequence[tuple[str, int]], rows: Iterable[Row]
) -> tuple[list[tuple[str, int]], list[Row]]:
    """Return a sheet without the columns that hold nothing but what is withheld."""
    lines = list(rows)
    kept = [n for n in range(len(columns)) if not lines or any(row[n] != WITHHELD for row in lines)]
    return [columns[n] for n in kept], [[row[n] for n in kept] for row in lines]


def _counts(found: Reviewed) -> dict[str, int]:
    lead = found.lead
    kinds = {p.unit.kind for _, p in lead.parts if p.rows and p.word != HIDDEN}
    return {"venues": len(lead.venues), "parties": len(lead.parties), "kinds": len(kinds)}


class _Rows:
    """The rows of each sheet."""

    def __init__(self, rules: LinkRules, mask: Mask) -> None:
        self.rules, self.mask = rules, mask

    def leads(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            lead = r.lead
            why = lead.by_word.items()
            yield (
                r.id,
                round(lead.bits, 2),
                said(words.CONFIDENCE, lead.confidence),
                "\n".join(said(words.SOURCES, s) for s in lead.sources),
                self._lines(lead.venues),
                self._lines(lead.recorded_as),
                "\n".join(f"{words.seen(k)} ({figure(bits, 1)})" for k, bits in why),
                "\n".join(story_title(i, self.rules) for i in lead.stories) or "–",
                "\n".join(
                    f"{self.mask.name(about)}: {said(words.UNKNOWN, what)}" for what, about in lead.unknown
                )
                or "–",
                said(words.STATES, r.state),
            )

    def _lines(self, ids: Iterable[str]) -> str:
        return "\n".join(dict.fromkeys(self.mask.name(i) for i in ids))

    def check(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for story in r.lead.stories:
                yield r.id, self._asked(story_title(story, self.rules)), "", ""
            for check in dict.fromkeys(c.tells for c in checks_of(r.lead, self.rules)):
                yield r.id, check, "", ""

    def _asked(self, innocent: str) -> str:
        return gettext("Vô can không: %(innocent)s?", innocent=innocent)

    def evidence(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for e in r.lead.evidence:
                yield (
                    r.id,
                    round(e.bits, 2) + 0.0,
                    self.mask.text(f"{e.row.form} {words.key_of(e.row.form, e.row.key)}"),
                    "\n".join((*(said(words.KINDS, k) for k in e.tells), *self._graded(e))),
                    "\n".join(words.seen(s) for s in e.used_for),
                    self.mask.places(e.row.form, e.row.places),
                )

    def _graded(self, e: Evidence) -> Iterator[str]:
        """Yield what the grade of a note means."""
        trust = (
            self.rules.reliability.get(f"{NOTE}:{e.row.key.rpartition('|')[2]}")
            if e.row.form == NOTES
            else None
        )
        if trust is not None:
            yield trust.reason.get(language())

    def sum(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for n, (story, part) in enumerate(r.lead.parts, 1):
                yield (
                    r.id,
                    n,
                    part_words(part),
                    story_title(story, self.rules),
                    self._lines(part.members),
                    words.formula(part.formula),
                    round(part.bits, 2),
                )

    def people(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for id_ in (*r.lead.venues, *r.lead.parties):
                near = r.lead.near.get(id_)
                roles = "\n".join(roles_of(r.lead, id_))
                yield (
                    r.id,
                    self.mask.name(id_),
                    r.lead.trades.get(id_) or "–",
                    self.mask.text(roles),
                    round(near.share, 3) if near else "–",
                )

    def timeline(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            if not r.lead.timeline:
                yield r.id, "–", gettext(words.NO_DAYS, **_counts(r)), "–"
            for m in r.lead.timeline:
                when = words.day(self.mask.day(m.day))
                about = [self.mask.text(a) for a in m.about]
                yield (
                    r.id,
                    when,
                    words.moment(m.what, self.mask.note(m.what, m.note)),
                    ", ".join(about),
                )
