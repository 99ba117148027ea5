"""`lanhmanh office`: the office's name, place, signers and recipients, said once for all papers."""

from __future__ import annotations

from typing import Annotated

from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext
from desk.base.options import option
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("office", "Khai một lần tên cơ quan, địa danh, người ký, nơi nhận cho mọi văn bản.")
def office(
    here: Here,
    out: Output,
    name: Annotated[str | None, option("Tên cơ quan ban hành.")] = None,
    above: Annotated[str | None, option("Cơ quan chủ quản (dòng trên).")] = None,
    symbol: Annotated[str | None, option("Chữ viết tắt trong số, ký hiệu: UBND.")] = None,
    place: Annotated[str | None, option("Địa danh.")] = None,
    signer: Annotated[
        list[str] | None,
        option(
            'Người ký: "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ tên"; riêng một loại: "BC=KT. CHỦ TỊCH|PHÓ CHỦ'
            ' TỊCH|Họ tên".'
        ),
    ] = None,
    recipients: Annotated[
        list[str] | None, option('Nơi nhận, cách nhau bằng "|"; riêng một loại: "BC=UBND tỉnh|Lưu: VT".')
    ] = None,
) -> int:
    from desk.workspace.office import Signer, keep_office, office_of

    made = here.workspace
    found = office_of(made)
    changed = {
        k: v
        for k, v in {"name": name, "above": above, "symbol": symbol, "place": place}.items()
        if v is not None
    }
    signers = {
        kind: Signer(titles=tuple(lines[:-1]), name=lines[-1]) for kind, lines in map(_lines, signer or ())
    }
    lists = {kind: tuple(lines) for kind, lines in map(_lines, recipients or ())}
    if changed or signers or lists:
        found = found.model_copy(
            update={
                **changed,
                "signers": {**found.signers, **signers},
                "recipients": {**found.recipients, **lists},
            }
        )
        keep_office(made, found)
    out.table(
        gettext("Cơ quan"),
        [gettext("Mục"), gettext("Nội dung")],
        [
            (gettext("Cơ quan chủ quản"), found.above or "–"),
            (gettext("Tên"), found.name),
            (gettext("Ký hiệu"), found.symbol or "–"),
            (gettext("Địa danh"), found.place),
            *(
                (f"{gettext('Người ký')} {kind}", " / ".join((*s.titles, s.name)))
                for kind, s in sorted(found.signers.items())
            ),
            *(
                (f"{gettext('Nơi nhận')} {kind}", "; ".join(r))
                for kind, r in sorted(found.recipients.items())
            ),
        ],
    )
    out.json(found.model_dump(mode="json"))
    return DONE


def _lines(said: str) -> tuple[str, list[str]]:
    """Return the kind of document ("*" for every kind) and the lines said of it."""
    from desk.workspace.office import EVERY

    kind, equals, rest = said.partition("=")
    lines = [line.strip() for line in (rest if equals else said).split("|")]
    if not all(lines[:-1]) or not any(lines):
        raise WrongUse(
            "Không hiểu '%(said)s': viết các dòng cách nhau bằng '|', như \"TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Họ"
            ' tên".',
            said=said,
        )
    return (kind.strip() if equals else EVERY), lines
