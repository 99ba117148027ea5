"""`lanhmanh print`: a rulebook as a Vietnamese document for signing, in Word and PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.faults import DONE
from desk.base.options import HERE, day_from
from desk.base.output import Output
from desk.cli.adopt import NameArgument, RulesOption
from desk.cli.verb import Here, verb


@verb("print", "In bộ tiêu chí thành văn bản để ký (Word và PDF, thể thức Nghị định 30/2020).")
def print_(
    here: Here,
    out: Output,
    name: NameArgument,
    folder: Annotated[
        Path, typer.Argument(help="Thư mục để hai tệp.", show_default="thư mục hiện tại")
    ] = HERE,
    day: Annotated[
        str | None,
        typer.Option("--day", help="Ghi ngưỡng có hiệu lực ngày này (mặc định: giá trị mới nhất)."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Ghi ngưỡng của kỳ năm này.", min=1900, max=2100)
    ] = None,
    above: Annotated[str, typer.Option("--above", help="Cơ quan cấp trên (dòng đầu).")] = "",
    office: Annotated[str | None, typer.Option("--office", help="Cơ quan ban hành.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Địa danh.")] = None,
    signer: Annotated[str, typer.Option("--signer", help="Họ tên người ký.")] = "",
    rules: RulesOption = None,
) -> int:
    from desk.authoring.printed.decision import Issuer, day_asked, rulebook_printed
    from desk.words.adoption_words import draft_json, say_draft, standing_of, status_of
    from desk.words.vietnamese_only import RULEBOOK, say_vietnamese_only
    from desk.workspace.compiled_rules import rulebook_in, rules_in
    from desk.workspace.rule_files import rules_folder

    found = rules_in(rules_folder(rules, here.path))
    book = rulebook_in(found, name)
    on = day_asked(found, book, day_from(day, "--day"), year)
    given = {"office": office, "place": place}
    issuer = Issuer(above=above, signer=signer, **{key: text for key, text in given.items() if text})
    made = rulebook_printed(folder, found, book, on, issuer)
    out.files((made.docx, made.pdf))
    say_vietnamese_only(out, RULEBOOK)
    out.say(standing_of(book))
    say_draft(out, book)
    out.json(
        {
            "rulebook": name,
            "status": status_of(book),
            "day": on.isoformat(),
            "docx": str(made.docx),
            "pdf": str(made.pdf),
            "unsigned": draft_json(book),
        }
    )
    return DONE
