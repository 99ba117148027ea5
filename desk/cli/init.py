"""`lanhmanh init`: makes a workspace and its key."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk.base.called import work_on
from desk.base.faults import DONE
from desk.base.language import gettext
from desk.base.options import argument, day_from, option
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("init", "Tạo không gian làm việc, chép quy tắc mẫu và tạo khóa kho mã hóa.")
def init(
    here: Here,
    out: Output,
    folder: Annotated[Path | None, argument("Thư mục sẽ tạo.")] = None,
    first_record: Annotated[
        str | None,
        option(
            "Ngày cơ quan bắt đầu giữ số liệu (năm-tháng-ngày): việc xảy ra trước ngày ấy không đơn vị"
            " nào phải báo, không được tính."
        ),
    ] = None,
    rulebooks: Annotated[
        list[str] | None,
        option(
            "Bộ tiêu chí cơ quan dùng, cách nhau bằng dấu phẩy; all: mọi bộ kèm theo. Không nêu: hỏi,"
            " hoặc các bộ thường dùng khi không có bàn phím."
        ),
    ] = None,
) -> int:
    from desk.authoring.schema_files import schemas_written
    from desk.words.first_record_words import say_recorded_from
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.first_record import begin_records
    from desk.workspace.folder import created
    from desk.workspace.logs import key_ready
    from desk.workspace.places import remember
    from desk.workspace.rule_files import rule_texts
    from desk.workspace.rulebook_choice import rulebooks_in

    since = day_from(first_record, "--first-record")
    path = folder or here.path
    there = (path / "workspace.json").exists()
    made = created(path, _rulebooks(rulebooks, path, out), out.lang if out.lang != "vi" else "")
    schemas_written(made.rules)  # each rule file names its schema in its first line
    if since is not None:
        begin_records(made, since)
    if folder is not None:
        work_on(folder)
    key_ready(made)  # refuses a key inside the workspace
    if not there:
        remember(made)  # made on purpose, in the place of one that may have lain here
    used = sorted(rulebooks_in(rule_texts(made.rules)))
    if there:
        out.say("Không gian làm việc %(folder)s đã có.", folder=made.folder)
    else:
        out.say(
            "Đã tạo không gian làm việc %(folder)s. Quy tắc ở %(rules)s, gồm bộ tiêu chí: %(used)s (thêm,"
            " bớt: lanhmanh rulebooks).\nKhóa của kho mã hóa: %(key)s. Hãy sao lưu khóa này ở nơi khác;"
            " mất khóa là mất tên và số định danh.",
            folder=made.folder,
            rules=made.rules,
            used=", ".join(used),
            key=made.key,
        )
    say_recorded_from(out, rules_in(made.rules))
    out.json(
        {"workspace": str(made.folder), "rules": str(made.rules), "key": str(made.key), "rulebooks": used}
    )
    return DONE


def _rulebooks(words: list[str] | None, path: Path, out: Output) -> frozenset[str]:
    """Return the rulebooks named, else those a person chooses at the terminal, else the usual ones."""
    import sys

    from desk.base.faults import WrongUse
    from desk.workspace.rule_files import SHIPPED, rule_texts
    from desk.workspace.rulebook_choice import chosen_rulebooks, rulebooks_in, usual_rulebooks

    there = (path / "workspace.json").exists()
    if words and there:
        raise WrongUse(
            "%(path)s đã là không gian làm việc. Thêm, bớt bộ tiêu chí: lanhmanh rulebooks -w %(path)s",
            path=path,
        )
    if words:
        return chosen_rulebooks(words)
    usual = usual_rulebooks()
    if there or out.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return usual
    for name, one in rulebooks_in(rule_texts(SHIPPED)).items():
        out.say(f"  {name}: {one.title[out.lang]}")
    question = gettext("Cơ quan dùng bộ tiêu chí nào")
    return chosen_rulebooks([typer.prompt(question, default=",".join(sorted(usual)))])
