"""`leads export`: leads as a file for another program or office."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from desk.base.faults import DONE, WrongUse
from desk.base.options import argument, option
from desk.base.output import Output
from desk.base.outputs import taken
from desk.base.paper import word
from desk.cli.leads.acts import RunOption, written
from desk.cli.verb import Here, not_with, only_with, verb
from desk.leads import exports, lead_words
from desk.leads import leads as queues
from desk.office.papers import referral_letter as letters

if TYPE_CHECKING:
    from engine.links.review import Reviewed

ALL = "all"
SET_AS = {".docx": word.docx_of, ".pdf": word.pdf_of}


@verb(
    "export",
    "Xuất manh mối: .xlsx, .graphml, .ftm.jsonl (FollowTheMoney). Không kèm mã thật nếu không có số chuyển"
    " hồ sơ.",
)
def export(
    here: Here,
    out: Output,
    lead: Annotated[
        str,
        argument(
            "Mã manh mối, số thứ tự trong danh sách, hoặc all: mọi manh mối chưa bỏ; với --referral: đã"
            " chuyển theo văn bản ấy."
        ),
    ],
    to: Annotated[Path | None, option("Tệp .xlsx, .graphml hoặc .ftm.jsonl.")] = None,
    referral: Annotated[
        str | None,
        option("Số văn bản mà hai người đã ghi là chuyển theo: khi đó kèm mã thật, và được ghi lại."),
    ] = None,
    names: Annotated[
        Path | None, option("Tệp .xlsx có mật khẩu, ghi tên đúng những bên được chuyển; phải có --referral.")
    ] = None,
    every_name: Annotated[
        bool,
        option(
            "Nêu cả tên người chỉ cùng đứng trong một vụ việc; không có thì để họ lại. Phải có --names.",
            "--every-name",
        ),
    ] = False,
    letter: Annotated[
        Path | None,
        option(
            "Tệp .docx hoặc .pdf: công văn chuyển thông tin, chỉ có mã, số và ngày để trống; phải có"
            " --referral."
        ),
    ] = None,
    preview: Annotated[
        Path | None,
        option("Tệp .pdf: công văn xem trước khi hai người quyết định, chưa có hiệu lực; việc xem được ghi."),
    ] = None,
    force: Annotated[bool, option("Ghi đè tệp đã có.", "--force")] = False,
    run: RunOption = "latest",
    by: Annotated[
        str | None, option("Ai (mặc định: người dùng máy; với --referral phải nêu).", "--by")
    ] = None,
) -> int:
    if preview is not None:
        not_with(
            {"--preview": preview}, {"--to": to, "--referral": referral, "--letter": letter, "--names": names}
        )
        return _previewed(here, out, lead, preview, force, run, by)
    if to is None:
        raise WrongUse("Cần --to TỆP để xuất, hoặc --preview TỆP.pdf để xem trước công văn chuyển.")
    exports.exporter_for(to)  # before the long work
    _check_names(names, referral, to)
    only_with({"--referral": referral}, {"--letter": letter})
    only_with({"--names": names}, {"--every-name": every_name})
    if letter is not None and letter.suffix.lower() not in SET_AS:
        raise WrongUse("Tệp công văn phải có đuôi .docx hoặc .pdf.")
    sender = _sender(referral, by)
    if not force:
        _check_new(to, names, letter)
    queue = here.queue(run)
    wanted = _all(queue, referral) if lead == ALL else [queues.lead_named(queue, lead)]
    if referral is None:
        sent = exports.pseudonymous(queue, wanted, to)
        written(to, sent.content, force)
        out.json({"file": str(to), "pseudonymous": True, **_print_sent(sent, to, out)})
        return DONE
    with taken():
        written(to, exports.referred(queue, wanted, to, referral, sender), force)
        if letter is not None:
            set_as = SET_AS[letter.suffix.lower()]
            written(letter, set_as(letters.referral_letter(queue, wanted, None)), force)
        if names is not None:
            sealed = exports.sealed_names(queue, wanted, referral, sender, every_name)
            written(names, sealed.content, force)
    out.say("Đã xuất %(ids)s: %(to)s", ids=", ".join(r.id for r in wanted), to=to)
    if letter is not None:
        out.say("Công văn: %(letter)s. Điền nơi nhận, số, ngày; tên không có trong đó.", letter=letter)
    of_names = {} if names is None else _print_names(sealed, names, out)
    out.json({"file": str(to), "pseudonymous": False, "leads": [r.id for r in wanted], **of_names})
    return DONE


def _sender(referral: str | None, by: str | None) -> str:
    """Return who sends what was referred; raises WrongUse for nobody, or no number of a document."""
    if referral is not None:
        exports.number_of(referral)
        if not (by or "").strip():
            raise WrongUse(
                "Thêm --by TÊN: ai xuất hồ sơ chuyển được ghi lại bằng tên người ấy, không bằng tên máy. Chưa"
                " xuất gì."
            )
    return (by or "").strip()


def _previewed(
    here: Here, out: Output, lead: str, preview: Path, force: bool, run: str, by: str | None
) -> int:
    """Write the letter of one lead as it would be, before two persons agreed to it."""
    if preview.suffix.lower() != ".pdf":
        raise WrongUse("Tệp xem trước phải có đuôi .pdf.")
    if not force:
        _check_new(preview)
    queue = here.queue(run)
    wanted = [queues.lead_named(queue, lead)]
    with taken():
        exports.let_preview(queue, wanted, by)
        written(preview, word.pdf_of(letters.referral_preview(queue, wanted)), force)
    out.say(
        "Bản xem trước công văn: %(preview)s. Chưa có hiệu lực: hai người chưa đồng ý chuyển.",
        preview=preview,
    )
    out.json({"file": str(preview), "preview": True, "leads": [r.id for r in wanted]})
    return DONE


def _check_new(*files: Path | None) -> None:
    """Raise WrongUse for a file that is there: it may be what was referred."""
    for path in files:
        if path is not None and path.exists():
            raise WrongUse(
                "Đã có tệp %(path)s, có thể là hồ sơ đã chuyển. Chưa xuất gì. Đặt tên khác, hoặc thêm --force"
                " để ghi đè.",
                path=path,
            )


def _all(queue: queues.Queue, referral: str | None) -> list[Reviewed]:
    """Return the leads that are not dismissed; with a referral those that stand referred under it."""
    leads = [r for r in queue.leads if r.open]
    if not leads:
        raise WrongUse("Không có manh mối nào chưa bỏ.")
    return leads if referral is None else exports.under(leads, referral) or leads


def _check_names(names: Path | None, referral: str | None, to: Path) -> None:
    if names is not None and referral is None:
        raise WrongUse("--names cần --referral SỐ_VĂN_BẢN: tên chỉ đi kèm hồ sơ chuyển.")
    if names is not None and names.resolve() == to.resolve():
        raise WrongUse("--names và --to phải là hai tệp khác nhau: tên đi riêng. Đặt tên khác cho một tệp.")
    if names is not None and names.suffix.lower() != ".xlsx":
        raise WrongUse("Tệp tên phải có đuôi .xlsx.")


def _print_sent(sent: exports.LeadExport, to: Path, out: Output) -> dict[str, Any]:
    for id_, (name, coarse) in sent.told.items():
        out.say(
            "Đã xuất %(id)s là %(name)s: k = %(k)s; %(told_as)s.",
            id=id_,
            name=name,
            k=coarse.k,
            told_as=lead_words.told_as(coarse.level),
        )
    for id_ in sent.left_out:
        out.say("Không xuất %(id)s: lược hết rồi mà cơ sở trong đó vẫn nhận ra được.", id=id_)
    out.say(
        "%(to)s chỉ có bí danh (M1, P1, V1, C1), không có mã thật; mỗi cơ sở có thể là một trong k cơ sở."
        " Chuyển hồ sơ: thêm --referral SỐ_VĂN_BẢN.",
        to=to,
    )
    leads = [
        {"lead": id_, "as": name, "k": c.k, "acts": c.level.acts, "register": c.level.register}
        for id_, (name, c) in sent.told.items()
    ]
    return {"leads": leads, "left_out": list(sent.left_out)}


def _print_names(names: exports.SealedNames, to: Path, out: Output) -> dict[str, Any]:
    entry = names.recorded()["n"]
    out.say(
        "Tên của %(names)s bên: %(to)s. Mật khẩu: %(password)s\nBáo mật khẩu riêng, không gửi cùng tệp;"
        " chương trình không giữ lại. Số trong sổ truy cập: %(entry)s; sha256 %(digest)s.",
        names=names.names,
        to=to,
        password=names.password,
        entry=entry,
        digest=names.digest,
    )
    if names.left_out:
        out.say(
            "Không nêu tên của %(left)s: không phải bên được chuyển, chỉ vì vụ việc hay cùng chủ. Cần cả tên"
            " ấy: thêm --every-name.",
            left=", ".join(names.left_out),
        )
    data = {"file": str(to), "password": names.password, "sha256": names.digest, "entry": entry}
    return {"names": {**data, "left_out": list(names.left_out)}}
