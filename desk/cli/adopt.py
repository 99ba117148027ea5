"""`lanhmanh adopt` and `print`: the document that adopted a rulebook; a rulebook as one for signing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.authoring import adoption, checking
from desk.authoring.printed import decision
from desk.base.faults import DONE
from desk.base.language import localised
from desk.base.options import HERE, argument, day_from, option
from desk.base.output import Output
from desk.cli.check import say_found
from desk.cli.verb import By, Here, verb
from desk.words import adoption_words, numbers, vietnamese_only
from desk.workspace import compiled_rules, rule_files

if TYPE_CHECKING:
    from desk.authoring.adoption import Recorded
    from engine.rulebook.model.adoption import Adoption
    from engine.rulebook.model.rulebook import Rules

RulesOption = Annotated[
    Path | None, option("Thư mục quy tắc (mặc định: rules/ của không gian làm việc).", "--rules")
]
NameArgument = Annotated[
    str, argument("Tên bộ tiêu chí, ví dụ healthy_commune.", metavar="RULEBOOK", show_default=False)
]


@verb("adopt", "Ghi văn bản ban hành vào bộ tiêu chí; từ đó kết quả không còn ghi 'minh họa'.")
def adopt(
    here: Here,
    out: Output,
    by: By,
    name: NameArgument,
    document: Annotated[str, option("Số, ký hiệu văn bản đã ký.")],
    day: Annotated[str, option("Ngày văn bản (năm-tháng-ngày).", "--date")],
    office: Annotated[str, option("Cơ quan ban hành.")],
    reason: Annotated[str | None, option("Lý do, khi đã ghi một văn bản khác.")] = None,
    figures: Annotated[
        str,
        option(
            "Con số minh họa mà văn bản tự quy định: mã tiêu chí, tham số … cách nhau dấu phẩy, hoặc all.",
            show_default="không con số nào",
        ),
    ] = "",
    rules: RulesOption = None,
) -> int:
    on = day_from(day, "--date")
    assert on is not None
    asked = adoption.adoption_asked(document, on, office, date.today(), adoption.named_in(figures))
    folder = rule_files.rules_folder(rules, here.path)
    found = checking.checked(folder)
    say_found(found, out)
    sound = adoption.sound_rules(found)
    compiled_rules.rulebook_in(sound, name)
    told = adoption.adopted(folder, sound, name, asked, reason)
    own = folder.resolve() == (here.path / "rules").resolve() and (here.path / "workspace.json").exists()
    if own:
        adoption.put_on_record(here.workspace, told, asked, by, reason)
    _say(told, asked, sound, out)
    out.json(
        {
            "adopted": True,
            "changed": told.file is not None,
            "rulebook": name,
            "document": asked.document,
            "date": asked.date.isoformat(),
            "office": asked.office,
            "file": str(told.file) if told.file else None,
            "content": told.rulebook.adoption.content if told.rulebook.adoption else None,
            "figures": list(told.rulebook.adoption.figures) if told.rulebook.adoption else [],
        }
    )
    return DONE


def _say(told: Recorded, asked: Adoption, rules: Rules, out: Output) -> None:
    book = told.rulebook
    if told.file is None:
        out.say(
            "%(title)s: đã ghi như vậy từ trước, không có gì thay đổi. %(standing)s",
            title=localised(book.title),
            standing=adoption_words.standing_of(book),
        )
        return
    out.say(
        "Đã ghi vào %(file)s: %(title)s. %(standing)s\nNội dung đã ký được ghi lại bên cạnh: từ nay những"
        " gì in ra theo bộ này không còn ghi minh họa, và sửa một điều kiện, điểm, ngưỡng nào thì bộ này"
        " trở lại là dự thảo. Lần chạy cũ giữ quy tắc lúc chạy, vẫn ghi như cũ: chạy lại năm cần dùng"
        " bằng lanhmanh run.",
        file=told.file,
        title=localised(book.title),
        standing=adoption_words.standing_of(book),
    )
    own = book.adoption.figures if book.adoption else ()
    left = [name for name in adoption_words.illustrative_figures(rules, book) if name not in own]
    if left:
        out.note(
            "Lưu ý: %(n)s con số do chương trình đặt ra vẫn ghi minh họa, vì văn bản chưa được ghi là tự"
            " quy định: %(left)s. Văn bản có nêu thì ghi lại kèm --figures.",
            n=len(left),
            left=", ".join(left),
        )
    if book.in_force_from < asked.date:
        out.note(
            "Lưu ý: bộ tiêu chí có hiệu lực từ %(day)s, trước ngày văn bản. Nếu văn bản không áp dụng"
            " cho các năm trước, sửa in_force trong %(file)s.",
            day=numbers.day_words(book.in_force_from),
            file=told.file,
        )


@verb("print", "In bộ tiêu chí thành văn bản để ký (Word và PDF, thể thức Nghị định 30/2020).")
def print_(
    here: Here,
    out: Output,
    name: NameArgument,
    folder: Annotated[Path, argument("Thư mục để hai tệp.", show_default="thư mục hiện tại")] = HERE,
    day: Annotated[
        str | None, option("Ghi ngưỡng có hiệu lực ngày này (mặc định: giá trị mới nhất).")
    ] = None,
    year: Annotated[int | None, option("Ghi ngưỡng của kỳ năm này.", min=1900, max=2100)] = None,
    above: Annotated[str, option("Cơ quan cấp trên (dòng đầu).")] = "",
    office: Annotated[str | None, option("Cơ quan ban hành.")] = None,
    place: Annotated[str | None, option("Địa danh.")] = None,
    signer: Annotated[str, option("Họ tên người ký.")] = "",
    rules: RulesOption = None,
) -> int:
    found = compiled_rules.rules_in(rule_files.rules_folder(rules, here.path))
    book = compiled_rules.rulebook_in(found, name)
    on = decision.day_asked(found, book, day_from(day, "--day"), year)
    given = {"office": office, "place": place}
    issuer = decision.Issuer(above=above, signer=signer, **{key: text for key, text in given.items() if text})
    made = decision.rulebook_printed(folder, found, book, on, issuer)
    out.files((made.docx, made.pdf))
    vietnamese_only.say_vietnamese_only(out, vietnamese_only.RULEBOOK)
    out.line(adoption_words.standing_of(book))
    adoption_words.say_draft(out, book)
    out.json(
        {
            "rulebook": name,
            "status": adoption_words.status_of(book),
            "day": on.isoformat(),
            "docx": str(made.docx),
            "pdf": str(made.pdf),
            "unsigned": adoption_words.draft_json(book),
        }
    )
    return DONE
