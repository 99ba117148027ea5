"""Leads as a workbook to work through: what may be innocent beside every lead, what to check with room for
the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    "leads": (("Manh mối", "Leads"), (13, 7, 12, 18, 14, 15, 38, 28, 34, 14)),
    "check": (("Kiểm tra tiếp", "Check next"), (14, 60, 22, 44)),
    "evidence": (("Bằng chứng", "Evidence"), (14, 8, 34, 20, 44, 46)),
    "sum": (("Cách tính", "How it is computed"), (14, 5, 44, 20, 20, 46, 8)),
    "people": (("Các bên", "Parties"), (14, 20, 18, 50, 12)),
    "timeline": (("Theo thời gian", "Timeline"), (14, 12, 50, 46)),
}
HEADS = {
    "leads": (
        (
            "Manh mối",
            "Bit",
            "Tin cậy",
            "Nguồn",
            "Cơ sở",
            "Cá nhân, tổ chức",
            "Đã thấy gì (bit)",
            "Có thể vô can vì",
            "Chưa rõ",
            "Trạng thái",
        ),
        (
            "Lead",
            "Bits",
            "Confidence",
            "Sources",
            "Venues",
            "Parties",
            "What is seen (bits)",
            "May be innocent, as",
            "Unknown",
            "State",
        ),
    ),
    "check": (
        ("Manh mối", "Kiểm tra gì", "Ai, ngày", "Kết quả"),
        ("Lead", "What to check", "Who, when", "Outcome"),
    ),
    "evidence": (
        ("Manh mối", "Bit", "Biểu, khóa", "Nói về", "Điều đã thấy", "Ở đâu"),
        ("Lead", "Bits", "Form, key", "Tells", "What is seen", "Where"),
    ),
    "sum": (
        ("Manh mối", "#", "Điều đã thấy", "So với chuyện", "Ai", "Phép tính", "Bit"),
        ("Lead", "#", "What is seen", "Against the story", "Who", "Formula", "Bits"),
    ),
    "people": (
        ("Manh mối", "Bên", "Loại", "Vai trò trong hồ sơ", "Gần vụ việc"),
        ("Lead", "Party", "Kind", "Role in the records", "Near a case"),
    ),
    "timeline": (("Manh mối", "Ngày", "Việc", "Về"), ("Lead", "Day", "What", "About")),
}


def lead_workbook(wanted: Sequence[Reviewed], rules: LinkRules, mask: Mask, note: str, lang: str) -> bytes:
    """Return the workbook's content; the same leads give the same bytes."""
    book, n = NewWorkbook(), 0 if lang == "vi" else 1
    rows = _Rows(rules, mask, lang)
    for name, (titles, widths) in SHEETS.items():
        sheet = book.sheet(titles[n], footer=rules.leads.shown_as.get(lang))
        said_of_codes = [(f"{words.PSEUDONYMOUS[n]} {note}", "note")] if mask.pseudonymous else []
        sheet.top((titles[n], "title"), (words.TO_VERIFY[n], "mark"), (words.BITS[n], "note"), *said_of_codes)
        heads = list(zip(HEADS[name][n], widths, strict=True))
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

    def __init__(self, rules: LinkRules, mask: Mask, lang: str) -> None:
        self.rules, self.mask, self.lang = rules, mask, lang

    def leads(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            lead, lang = r.lead, self.lang
            why = lead.by_word.items()
            yield (
                r.id,
                round(lead.bits, 2),
                said(words.CONFIDENCE, lead.confidence, lang),
                "\n".join(said(words.SOURCES, s, lang) for s in lead.sources),
                self._lines(lead.venues),
                self._lines(lead.recorded_as),
                "\n".join(f"{words.seen(k, lang)} ({figure(bits, 1, lang)})" for k, bits in why),
                "\n".join(story_title(i, self.rules, lang) for i in lead.stories) or "–",
                "\n".join(
                    f"{self.mask.name(about)}: {said(words.UNKNOWN, what, lang)}"
                    for what, about in lead.unknown
                )
                or "–",
                said(words.STATES, r.state, lang),
            )

    def _lines(self, ids: Iterable[str]) -> str:
        return "\n".join(dict.fromkeys(self.mask.name(i) for i in ids))

    def check(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for story in r.lead.stories:
                yield r.id, self._asked(story_title(story, self.rules, self.lang)), "", ""
            for check in dict.fromkeys(c.tells for c in checks_of(r.lead, self.rules, self.lang)):
                yield r.id, check, "", ""

    def _asked(self, innocent: str) -> str:
        return f"Vô can không: {innocent}?" if self.lang == "vi" else f"Is it innocent: {innocent}?"

    def evidence(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for e in r.lead.evidence:
                yield (
                    r.id,
                    round(e.bits, 2) + 0.0,
                    self.mask.text(f"{e.row.form} {words.key_of(e.row.form, e.row.key, self.lang)}"),
                    "\n".join((*(said(words.KINDS, k, self.lang) for k in e.tells), *self._graded(e))),
                    "\n".join(words.seen(s, self.lang) for s in e.used_for),
                    self.mask.places(e.row.form, e.row.places, self.lang),
                )

    def _graded(self, e: Evidence) -> Iterator[str]:
        """Yield what the grade of a note means."""
        trust = (
            self.rules.reliability.get(f"{NOTE}:{e.row.key.rpartition('|')[2]}")
            if e.row.form == NOTES
            else None
        )
        if trust is not None:
            yield trust.reason.get(self.lang)

    def sum(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for n, (story, part) in enumerate(r.lead.parts, 1):
                yield (
                    r.id,
                    n,
                    part_words(part, self.lang),
                    story_title(story, self.rules, self.lang),
                    self._lines(part.members),
                    words.formula(part.formula, self.lang),
                    round(part.bits, 2),
                )

    def people(self, wanted: Sequence[Reviewed]) -> Iterator[Row]:
        for r in wanted:
            for id_ in (*r.lead.venues, *r.lead.parties):
                near = r.lead.near.get(id_)
                roles = "\n".join(roles_of(r.lead, id_, self.lang))
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
                n = 0 if self.lang == "vi" else 1
                yield r.id, "–", words.NO_DAYS[n].format(**_counts(r)), "–"
            for m in r.lead.timeline:
                when = words.day(self.mask.day(m.day), self.lang)
                about = [self.mask.text(a) for a in m.about]
                yield (
                    r.id,
                    when,
                    words.moment(m.what, self.mask.note(m.what, m.note), self.lang),
                    ", ".join(about),
                )
