"""A rulebook as a document for signing, attached to its decision; once adopted, a copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.authoring.printed.rulebook_text import RulebookText, last_change
from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, speaking
from desk.base.outputs import write_outputs
from desk.base.paper.content import Attachment, Body, PaperHead, Printed, Signature
from desk.base.paper.word import docx_of, pdf_of
from desk.runs.run import scored_period
from desk.words.adoption_words import mark_of
from desk.words.document_words import grounds_of_day, in_full, office_day
from desk.words.numbers import day_words
from desk.words.place_words import unit_kinds
from desk.workspace.office import IssuingOffice
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules

DOTS = "………………"
COMMITTEE = re.compile("ủy ban nhân dân|ubnd ")
KINDS = (("QĐ", "Quyết định"), ("NQ", "Nghị quyết"), ("KH", "Kế hoạch"), ("TT", "Thông tư"))
WATERMARK = "MINH HỌA, CHƯA ĐƯỢC BAN HÀNH"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who is to issue the rulebook; what is not given is left as dots, to be filled in by hand."""

    above: str = ""
    office: str = f"Ủy ban nhân dân {DOTS}"
    place: str = DOTS
    signer: str = ""
    symbol: str = ""  # of the office in numbers
    proposer: str = ""  # who heads the office that submits, where it is another

    @property
    def number(self) -> str:
        return f"……/QĐ-{self.symbol or '……'}"


def issuer_of(own: IssuingOffice, above: str, office: str | None, place: str | None, signer: str) -> Issuer:
    """Return who issues a rulebook: who is named, else the office of the workspace or its committee above."""
    decider = own.decider or own
    if office:
        return Issuer(above, office, place or DOTS, signer)
    proposer = own.authority("TTr") if own.decider else ""
    named = signer or decider.signer("QĐ").name
    return Issuer(
        above or decider.above, decider.name, place or decider.place, named, decider.symbol, proposer
    )


@speaking("vi")
def printed(rules: Rules, rulebook: Rulebook, day: date, issuer: Issuer) -> Printed:
    """Put a rulebook into its printed form, with the parameters of a day."""
    rulebook = edition(rulebook, day)
    text = RulebookText(rules, rulebook, day)
    adopted = rulebook.adoption if not rulebook.illustrative else None
    title = ("BỘ TIÊU CHÍ" if text.scored else "BỘ DẤU HIỆU", rulebook.title["vi"])
    if adopted is not None:
        document, on, office = adopted.parts
        head = PaperHead(issuer.above, office, "", "")
        attached = f"(Ban hành kèm theo {_kind(document)} số {document} ngày {office_day(on)} của {office})"
        return Printed(rulebook.name, head, None, (Attachment(title, attached, text.blocks()),))
    head = PaperHead(
        issuer.above, issuer.office, f"Số: {issuer.number}", f"{issuer.place}, ngày …… tháng …… năm ……"
    )
    attached = f"(Kèm theo Quyết định số {issuer.number} ngày …… tháng …… năm …… của {issuer.office})"
    attachment = Attachment(title, attached, text.blocks())
    decision = _decision(rulebook, text, issuer)
    notes = Attachment(
        ("GHI CHÚ LÀM VIỆC", "KHÔNG THUỘC VĂN BẢN TRÌNH KÝ"),
        "(Bỏ tờ này trước khi trình)",
        text.citing.notes(),
    )
    return Printed(rulebook.name, head, decision, (attachment, notes), mark_of(rulebook), WATERMARK)


def _kind(document: str) -> str:
    return next((kind for letters, kind in KINDS if f"/{letters}" in document), "văn bản")


def _decision(rulebook: Rulebook, text: RulebookText, issuer: Issuer) -> Body:
    what = f"{'Bộ tiêu chí' if text.scored else 'Bộ dấu hiệu'} “{rulebook.title['vi']}”"
    committee = COMMITTEE.match(issuer.office.lower()) is not None
    until = f" đến ngày {office_day(rulebook.in_force_until)}" if rulebook.in_force_until else ""
    allowed = text.rules.offices.decides_under(issuer.office)
    laws = grounds_of_day(allowed, text.rules.documents, text.day, text.day)
    executors = ", ".join(filter(None, (issuer.proposer, "thủ trưởng các cơ quan có liên quan")))
    articles = (
        (
            f"Ban hành kèm theo Quyết định này {what}, áp dụng cho các kỳ báo cáo có ngày cuối kỳ từ ngày"
            f" {office_day(rulebook.in_force_from)}{until}."
        ),
        "Quyết định này có hiệu lực kể từ ngày …… tháng …… năm ……",
        (
            f"{executors[:1].upper()}{executors[1:]} và Chủ tịch Ủy ban nhân dân các"
            f" {unit_kinds(text.rules.units, text.day)} chịu trách nhiệm thi hành Quyết định này./."
        ),
    )
    titles = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if committee else ("THỦ TRƯỞNG CƠ QUAN",)
    return Body(
        kind="QUYẾT ĐỊNH",
        subject=f"Ban hành {what}",
        authority=issuer.office,
        grounds=(
            *(laws or (f"Căn cứ {DOTS}{DOTS} (quy định về thẩm quyền của cơ quan ban hành);",)),
            *(f"Căn cứ {in_full(document)};" for document in text.citing.legal(text.day)),
            f"Theo đề nghị của {issuer.proposer or DOTS + DOTS}.",
        ),
        articles=tuple((f"Điều {number}.", said) for number, said in enumerate(articles, 1)),
        recipients=("Như Điều 3;", "Lưu: VT."),
        signatures=(Signature(titles, issuer.signer or DOTS),),
    )


@dataclass(frozen=True, slots=True)
class PrintedFiles:
    docx: Path
    pdf: Path


def day_asked(rules: Rules, rulebook: Rulebook, day: date | None, year: int | None) -> date:
    """Return the day whose values are printed; unasked, the one from which nothing changes any more."""
    if day is not None and year is not None:
        raise WrongUse("Nêu một trong hai: --day hoặc --year.")
    day_ = day or (scored_period(rules, year).end if year is not None else last_change(rules, rulebook))
    until = rulebook.in_force_until
    if day_ < rulebook.in_force_from or (until is not None and day_ > until):
        reach = LazyText("từ %(day)s", day=ByLanguage(day_words, rulebook.in_force_from))
        if until is not None:
            reach = LazyText("%(reach)s đến %(day)s", reach=reach, day=ByLanguage(day_words, until))
        raise WrongUse(
            "Bộ tiêu chí %(name)s không có hiệu lực ngày %(day)s, chỉ %(reach)s. Chọn ngày khác.",
            name=rulebook.name,
            day=ByLanguage(day_words, day_),
            reach=reach,
        )
    return day_


def rulebook_printed(
    folder: Path, rules: Rules, rulebook: Rulebook, day: date, issuer: Issuer
) -> PrintedFiles:
    document = printed(rules, rulebook, day, issuer)
    status = "minh họa, " if document.mark else ""
    name = f"Bộ tiêu chí {rulebook.name} ({status}{day.isoformat()})"
    made = PrintedFiles(folder / f"{name}.docx", folder / f"{name}.pdf")
    write_outputs({made.docx: docx_of(document), made.pdf: pdf_of(document)})
    return made
