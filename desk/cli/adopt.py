"""`lanhmanh adopt`: records which document adopted a rulebook; from then on nothing it scores is marked
illustrative."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, RULES_WRONG, Stop
from desk.base.options import day_from
from desk.base.output import Output
from desk.base.plurals import many
from desk.cli.lock import ByOption
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.authoring.adoption import Recorded
    from engine.rulebook.model.adoption import Adoption
    from engine.rulebook.model.rulebook import Rules

RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="Thư mục quy tắc (mặc định: rules/ của không gian làm việc).")
]
NameArgument = Annotated[
    str,
    typer.Argument(metavar="RULEBOOK", help="Tên bộ tiêu chí, ví dụ healthy_commune.", show_default=False),
]


@verb("adopt", "Ghi văn bản ban hành vào bộ tiêu chí; từ đó kết quả không còn ghi 'minh họa'.")
def adopt(
    here: Here,
    out: Output,
    name: NameArgument,
    document: Annotated[str, typer.Option("--document", help="Số, ký hiệu văn bản đã ký.")],
    day: Annotated[str, typer.Option("--date", help="Ngày văn bản (năm-tháng-ngày).")],
    office: Annotated[str, typer.Option("--office", help="Cơ quan ban hành.")],
    reason: Annotated[
        str | None, typer.Option("--reason", help="Lý do, khi đã ghi một văn bản khác.")
    ] = None,
    figures: Annotated[
        str,
        typer.Option(
            "--figures",
            help=(
                "Con số minh họa mà văn bản tự quy định: mã tiêu chí, tham số … cách nhau dấu phẩy, hoặc all."
            ),
            show_default="không con số nào",
        ),
    ] = "",
    by: ByOption = None,
    rules: RulesOption = None,
) -> int:
    from desk.authoring.adoption import adopted, adoption_asked
    from desk.authoring.checking import checked
    from desk.base.chained_log import account
    from desk.cli.check import say_found
    from desk.workspace.compiled_rules import rulebook_in
    from desk.workspace.rule_files import rules_folder

    on = day_from(day, "--date")
    assert on is not None
    named = tuple(name.strip() for name in figures.split(",") if name.strip())
    asked = adoption_asked(document, on, office, date.today(), named)
    folder = rules_folder(rules, here.path)
    found = checked(folder)
    say_found(found, out)
    if found.rules is None or found.code == RULES_WRONG:
        codes = [*(f.code for f in found.faults), *(f.code for f in found.findings)]
        raise Stop(
            RULES_WRONG,
            f"Chưa ghi ban hành: quy tắc còn lỗi ({', '.join(dict.fromkeys(codes))}). Sửa hết rồi chạy lại.",
            f"Not recorded: the rules have faults ({', '.join(dict.fromkeys(codes))}). Fix them and try"
            " again.",
        )
    rulebook_in(found.rules, name)
    told = adopted(folder, found.rules, name, asked, reason)
    if told.file is not None:
        _note_down(folder, here.path, told, asked, by or account(), reason)
    _say(told, asked, found.rules, out)
    out.json(
        {
            "adopted": True,
            "changed": told.file is not None,
            "rulebook": name,
            "document": asked.document,
            "date": asked.day.isoformat(),
            "office": asked.office,
            "file": str(told.file) if told.file else None,
            "content": told.rulebook.adoption.content if told.rulebook.adoption else None,
            "figures": list(told.rulebook.adoption.figures) if told.rulebook.adoption else [],
        }
    )
    return DONE


def _note_down(
    folder: Path, workspace: Path, told: Recorded, asked: Adoption, by: str, reason: str | None
) -> None:
    """Put the adoption on the workspace's record of decisions, where the rules are a workspace's own."""
    from desk.workspace.decisions import decisions_of
    from desk.workspace.folder import opened

    if folder.resolve() != (workspace / "rules").resolve() or not (workspace / "workspace.json").exists():
        return
    content = {
        "rulebook": told.rulebook.name,
        "document": asked.document,
        "office": asked.office,
        "replaces": told.before.document if told.before else None,
        "reason": reason,
        "content": told.rulebook.adoption.content if told.rulebook.adoption else None,
    }
    decisions_of(opened(workspace)).add("adopt", asked.day.isoformat(), by, content)


def _say(told: Recorded, asked: Adoption, rules: Rules, out: Output) -> None:
    from desk.words.adoption_words import illustrative_figures, standing_of
    from desk.words.numbers import day_words

    book = told.rulebook
    if told.file is None:
        out.say(
            f"{book.title['vi']}: đã ghi như vậy từ trước, không có gì thay đổi. {standing_of(book)}",
            f"{book.title['en']}: recorded so already, nothing changed. {standing_of(book, 'en')}",
        )
        return
    out.say(
        f"Đã ghi vào {told.file}: {book.title['vi']}. {standing_of(book)}\nNội dung đã ký được ghi lại bên"
        " cạnh: từ nay những gì in ra theo bộ này không còn ghi minh họa, và sửa một điều kiện, điểm, ngưỡng"
        " nào thì bộ này trở lại là dự thảo. Lần chạy cũ giữ quy tắc lúc chạy, vẫn ghi như cũ: chạy lại năm"
        " cần dùng bằng lanhmanh run.",
        f"Written to {told.file}: {book.title['en']}. {standing_of(book, 'en')}\nWhat was signed is kept"
        " beside it: nothing printed under it is marked illustrative from now on, and a change to any test,"
        " points or threshold makes it a draft again. Older runs keep the rules they ran with: run the year"
        " again.",
    )
    own = book.adoption.figures if book.adoption else ()
    left = [name for name in illustrative_figures(rules, book) if name not in own]
    if left:
        out.note(
            f"Lưu ý: {len(left)} con số do chương trình đặt ra vẫn ghi minh họa, vì văn bản chưa được ghi là"
            f" tự quy định: {', '.join(left)}. Văn bản có nêu thì ghi lại kèm --figures.",
            f"Note: {many(len(left), 'figure')} of the program's own still marked illustrative, as the"
            f" document is not said to set them: {', '.join(left)}. Where it does, record it again with"
            " --figures.",
        )
    if book.in_force_from < asked.day:
        out.note(
            f"Lưu ý: bộ tiêu chí có hiệu lực từ {day_words(book.in_force_from)}, trước ngày văn bản. Nếu văn"
            f" bản không áp dụng cho các năm trước, sửa in_force trong {told.file}.",
            f"Note: the rulebook is in force from {book.in_force_from.isoformat()}, before the document's"
            f" day. If the document does not reach back, fix in_force in {told.file}.",
        )
