"""What leaves the office: pseudonymous and whole, readable by the programs it is for, the same bytes each
time."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import msoffcrypto
import networkx as nx
import openpyxl
import pytest

from desk.base.faults import DONE, STORE, WRONG_USE, Stop, WrongUse
from desk.base.words_apart import Words
from desk.cli.app import code_of
from desk.leads import lead_words as words
from desk.leads.exports import check_referred, sealed_names
from desk.leads.lead_parties import LeadParties
from desk.leads.lead_report import LeadReport
from desk.leads.leads import names_in, queue_of
from desk.leads.people import roles_but_kin
from desk.leads.sentence import IN_HAND, checks_of, weighing_of
from desk.runs.run import Run
from desk.words.masking import ID, Mask
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS, log_of
from tests.desk.conftest import forget_leads, refer

pytestmark = pytest.mark.usefixtures("key")

ENDINGS = ("xlsx", "graphml", "ftm.jsonl")
Export = Callable[..., Path]
DOCUMENT = "12/CV-CAH"
TODAY = date.today()


@pytest.fixture(scope="module")
def export(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Export]:
    """Return what writes all leads to a file of an ending, once for each set of options."""
    made: dict[tuple[str, ...], Path] = {}

    def exported(ending: str, *extra: str) -> Path:
        if (ending, *extra) not in made:
            to = tmp_path_factory.mktemp("xuat") / f"manh-moi.{ending}"
            if "--referral" in extra:
                refer(run, DOCUMENT, "1", "2", "3")
            here = ["--to", str(to), "--run", str(run.folder), "--by", "an"]
            assert code_of(["leads", "export", "all", *here, *extra]) == 0
            made[ending, *extra] = to
        return made[ending, *extra]

    yield exported
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(run.workspace.parent / "khoa" / "test.key"))
        forget_leads(run.workspace)


def text_of(path: Path) -> str:
    """Return all that stands in an export, a workbook's cells and headers too."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    sheets = openpyxl.load_workbook(path).worksheets
    cells = [str(c) for s in sheets for row in s.iter_rows(values_only=True) for c in row if c is not None]
    return "\n".join([*cells, *(str(s.oddFooter.left.text) for s in sheets)])


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_a_referral_no_record_can_be_looked_up(ending: str, export: Export) -> None:
    """No id, no unit's code, no file, no day, and no kind of case, which can tell who its victims are."""
    text = text_of(export(ending))
    assert not ID.search(text)
    assert not re.search(r"\b3(09|10)\d\d\b", text)
    assert not re.search(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}", text)
    assert "Xã " not in text
    assert "Thị trấn" not in text
    assert "mua bán người" not in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_with_a_referral_the_ids_are_there_and_that_is_on_record(
    ending: str, export: Export, run: Run
) -> None:
    text = text_of(export(ending, "--referral", DOCUMENT))
    for id_ in ("30985-CS-024", "30991-CT-0035", "31006-VA-2020-02"):
        assert id_ in text
    entries = [
        json.loads(x) for x in (run.workspace / "decisions" / "access.jsonl").read_text("utf-8").splitlines()
    ]
    last = next(e for e in reversed(entries) if e.get("referral") == DOCUMENT)
    assert {"30985-CS-024", "31006-VA-2020-02"} <= set(last["ids_of"])
    assert len(last["leads"]) == 3


def test_an_export_of_no_known_kind_is_refused_before_the_work(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "manh-moi.docx"
    assert code_of(["leads", "export", "1", "--to", str(to), "--run", str(run.folder)]) == 2
    assert ".ftm.jsonl" in capsys.readouterr().err
    assert not to.exists()


def test_without_a_referral_the_file_says_how_many_each_venue_could_be(export: Export) -> None:
    """And no id of a lead: it follows from who is in it, so that who knows the ids there are could try
    them."""
    for ending in ENDINGS:
        text = text_of(export(ending))
        assert (k := re.search(r"k = (\d+)", text)) is not None
        assert int(k[1]) >= 5
        assert "MM-" not in text


REFUSED = {  # what stands on record, and the document the export names
    "nobody decided": ((), "99/KHONG-CO"),
    "taken, not referred": (("--state", "looking"), DOCUMENT),
    "another document": (("--state", "referred", "--document", "7/CV", "--second", "binh"), DOCUMENT),
    "dismissed": (("--state", "dismissed", "--story", "vợ chồng"), DOCUMENT),
}


@pytest.mark.parametrize("case", REFUSED)
def test_no_id_and_no_name_leaves_before_two_persons_referred_the_lead(
    case: str, undecided: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided, document = REFUSED[case]
    here = ("--run", str(undecided.folder), "--by", "an")
    if decided:
        assert code_of(["leads", "decide", "3", *decided, "--reason", "để xác minh", *here]) == 0
    capsys.readouterr()
    to, names = tmp_path / "a.xlsx", tmp_path / "ten.xlsx"
    line = ["leads", "export", "3", "--to", str(to), "--names", str(names), "--referral", document]
    assert code_of([*line, *here]) == 2
    text = " ".join(capsys.readouterr().err.split())
    assert f"theo văn bản {document}" in text
    assert "Chưa xuất mã, tên nào" in text
    assert "--second" in text
    assert not any(tmp_path.iterdir())
    with pytest.raises(WrongUse):
        sealed_names(queue_of(undecided, TODAY), queue_of(undecided, TODAY).leads[2:], document, "an")
    access = undecided.workspace / "decisions" / "access.jsonl"
    assert not access.exists() or "names_of" not in access.read_text("utf-8")


def test_who_joined_a_lead_since_it_was_referred_does_not_leave_with_it(
    undecided: Run, tmp_path: Path
) -> None:
    refer(undecided, DOCUMENT, "3")
    third = queue_of(undecided, TODAY).leads[2]
    assert third.decision is not None
    less = replace(third.decision, members=third.decision.members[1:])
    check_referred([third], DOCUMENT)
    with pytest.raises(WrongUse, match=third.decision.members[0]):
        check_referred([replace(third, decision=less)], DOCUMENT)
    alone = replace(third, decision=replace(third.decision, by="an"))
    with pytest.raises(WrongUse, match="chưa được hai người"):
        check_referred([alone], DOCUMENT)


def test_all_under_a_referral_are_those_referred_under_it(
    undecided: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refer(undecided, DOCUMENT, "1", "3")
    line = ["leads", "export", "all", "--to", str(tmp_path / "a.xlsx"), "--run", str(undecided.folder)]
    assert code_of([*line, "--referral", "12/cv-cah", "--by", "an", "--json"]) == 0
    leads = queue_of(undecided, TODAY).leads
    assert json.loads(capsys.readouterr().out)["leads"] == [leads[0].id, leads[2].id]


def test_names_of_exactly_those_referred_are_sealed_and_on_record(
    undecided: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, to, names = undecided, tmp_path / "a.xlsx", tmp_path / "ten.xlsx"
    refer(run, "15/CV-CAH", "3")
    line = ["leads", "export", "3", "--to", str(to), "--names", str(names), "--run", str(run.folder)]
    assert code_of(line) == 2  # names only go with a referral
    assert not names.exists()
    assert code_of([*line, "--referral", "15/CV-CAH"]) == 2  # nor without who sends them
    assert "--by" in capsys.readouterr().err
    assert not names.exists()
    assert code_of([*line, "--referral", "15/CV-CAH", "--by", "an", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    file = msoffcrypto.OfficeFile(io.BytesIO(names.read_bytes()))
    assert file.is_encrypted()
    plain = io.BytesIO()
    file.load_key(password=told["names"]["password"])
    file.decrypt(plain)
    rows = list(openpyxl.load_workbook(plain).active.iter_rows(min_row=7, values_only=True))
    assert [r[1] for r in rows] == ["30997-CS-005", "30997-CS-030", "30997-CT-0007", "30997-CT-0016"]
    assert all(r[2] and r[2] != "–" for r in rows)
    log = (run.workspace / "decisions" / "access.jsonl").read_text("utf-8")
    entry = json.loads(log.splitlines()[told["names"]["entry"] - 1])
    assert entry["names_of"] == [r[1] for r in rows]
    assert entry["by"] == "an"
    why = log_of(opened(run.workspace), ACCESS).entries()[-1]["reason"]
    assert why == queue_of(run, TODAY).leads[2].decision.reason
    assert entry["sealed_file"] == hashlib.sha256(names.read_bytes()).hexdigest()
    assert told["names"]["password"] not in log


@pytest.mark.parametrize("last", ["--letter", "--names"])
def test_names_that_could_not_be_written_are_not_on_record(
    last: str, undecided: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refer(undecided, DOCUMENT, "3")
    to, names, letter = tmp_path / "a.xlsx", tmp_path / "ten.xlsx", tmp_path / "thu.docx"
    taken_away = {"--letter": letter, "--names": names}
    log = log_of(opened(undecided.workspace), ACCESS)
    before = len(log.examined()[0])

    def export(*more: str) -> int:
        line = [
            "leads",
            "export",
            "3",
            "--to",
            str(to),
            "--referral",
            DOCUMENT,
            "--by",
            "an",
            "--run",
            str(undecided.folder),
        ]
        files = (word for name, path in taken_away.items() for word in (name, str(path)))
        return code_of([*line, *files, *more])

    there = taken_away[last]
    there.mkdir()
    assert export("--force") == STORE
    assert [path.name for path in tmp_path.iterdir()] == [there.name]
    there.rmdir()
    taken_away[last] = there.parent / "thư" / there.name
    there.parent.joinpath("thư").write_bytes(b"")  # no folder can be there
    assert export() == STORE
    assert [path.name for path in tmp_path.iterdir()] == ["thư"]
    assert len(log.examined()[0]) == before
    there.parent.joinpath("thư").unlink()
    taken_away[last] = there
    there.write_bytes(b"da ky")
    assert export() == WRONG_USE
    assert len(log.examined()[0]) == before
    capsys.readouterr()
    assert export("--force", "--json") == DONE
    told = json.loads(capsys.readouterr().out)["names"]
    ids, sealed = log.examined()[0][before:]
    assert "ids_of" in ids
    assert (sealed["n"], sealed["sealed_file"]) == (told["entry"], told["sha256"])
    assert hashlib.sha256(names.read_bytes()).hexdigest() == told["sha256"]
    assert there.read_bytes() != b"da ky"
    assert len(list(tmp_path.iterdir())) == 3


def test_who_is_no_party_of_the_letter_is_not_named_unless_asked_for(undecided: Run) -> None:
    """A venue of the same holder, with no part in what ties, no more than who only stands in a case."""
    queue = queue_of(undecided, TODAY)
    n, mates = next((n, {*m}) for n, r in enumerate(queue.leads, 1) if (m := LeadParties(r.lead).beside))
    assert {"30991-CS-014", "30988-CT-0022"} <= mates
    refer(undecided, DOCUMENT, str(n))
    queue = queue_of(undecided, TODAY)
    wanted = queue.leads[n - 1 : n]
    few, all_ = (sealed_names(queue, wanted, DOCUMENT, "an", every) for every in (False, True))
    assert set(few.left_out) == mates
    assert (all_.left_out, all_.names) == ((), few.names + len(mates))


def test_a_preview_of_the_letter_is_a_pdf_of_its_own_on_record_first(
    undecided: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preview, line = tmp_path / "xem.pdf", ["leads", "export", "1", "--run", str(undecided.folder)]
    assert code_of(line) == 2
    assert "--preview" in capsys.readouterr().err
    assert code_of([*line, "--preview", str(tmp_path / "xem.docx")]) == 2  # Word can be made to look in force
    assert code_of([*line, "--preview", str(preview), "--to", str(tmp_path / "a.xlsx")]) == 2
    assert not any(tmp_path.iterdir())
    assert code_of([*line, "--preview", str(preview)]) == 0
    assert preview.read_bytes().startswith(b"%PDF")
    assert "Chưa có hiệu lực" in capsys.readouterr().out
    access = undecided.workspace / "decisions" / "access.jsonl"
    last = json.loads(access.read_text("utf-8").splitlines()[-1])
    assert (last["what"], "referral" in last) == ("letter, preview", False)
    assert set(queue_of(undecided, TODAY).leads[0].lead.members) <= set(last["ids_of"])


def test_the_letter_says_which_lead_who_decided_and_names_no_one(undecided: Run, tmp_path: Path) -> None:
    run, letter = undecided, tmp_path / "cong-van.docx"
    line = ["leads", "export", "1", "--to", str(tmp_path / "a.xlsx"), "--run", str(run.folder)]
    assert code_of([*line, "--letter", str(letter)]) == 2  # a letter only goes with a referral
    assert code_of([*line, "--letter", str(letter), "--referral", DOCUMENT, "--by", "an"]) == 2
    assert not any(tmp_path.iterdir())
    refer(run, DOCUMENT, "1")
    assert code_of([*line, "--letter", str(letter), "--referral", DOCUMENT, "--by", "an"]) == 0
    pdf = tmp_path / "cong-van.pdf"
    to = ["--to", str(tmp_path / "b.xlsx")]
    assert code_of([*line, *to, "--letter", str(pdf), "--referral", DOCUMENT, "--by", "an"]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    tables = docx.Document(str(letter)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(p.text for p in docx.Document(str(letter)).paragraphs)])
    text = text.replace("\xa0", " ")
    queue = queue_of(run, TODAY)
    found, told = queue.leads[0], LeadReport(queue.leads[0], queue)
    for part in (
        "Kính gửi",
        "Nơi nhận",
        "Số: ……",
        "ngày …… tháng …… năm ……",
        "V/v chuyển thông tin để xác minh theo thẩm quyền",
        found.id,
        *found.lead.members,
        "an (họ và tên: ………………) đề nghị, bình (họ và tên: ………………) đã đọc và đồng ý.",
        "không phải kết luận",
        "Hai mã này là một người hay hai?",
        *(check.words().rstrip(".") for check in checks_of(found.lead, queue.rules) if check.what != IN_HAND),
        *(
            f"{about}: {words.said(words.UNKNOWN, what)}"
            for what, about in found.lead.unknown
            if about in told.parties.tied
        ),
        f"tin cậy của việc nối: {words.said(words.CONFIDENCE, found.lead.confidence)}",
        *(f"{m.note}, vụ việc ngày {words.day(m.day)}" for m in found.lead.timeline if m.what == "case"),
        *(told.member(id_) for id_ in found.lead.members),
        *(role for id_ in found.lead.members for role in roles_but_kin(found.lead, id_)),
        "30985-CS-024: vi phạm: lao động dưới 18 tuổi trái quy định, 28/09/2019",
        "về người dưới 18 tuổi: đề nghị xem xét trước",
    ):
        assert part in text, part
    assert found.decision is not None
    assert f"Mục đích: {found.decision.reason.split(': ')[-1]}." in text  # written to name no one
    for name in names_in(queue, found.lead.recorded_as).values():
        assert name not in text
    assert "ỦY BAN NHÂN DÂN" not in text.upper()  # the office never said its name
    assert "CHỦ TỊCH" not in text


def test_a_venue_is_called_by_its_name_only_for_a_reason(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["leads", "show", "3", "--run", str(run.folder), "--json"])
    assert "names" not in json.loads(capsys.readouterr().out)
    log = run.workspace / "decisions" / "access.jsonl"
    before = log.read_text("utf-8").splitlines()
    assert "names_of" not in json.loads(before[-1])
    code_of(["leads", "show", "3", "--run", str(run.folder), "--json", "--reason", "xác minh"])
    names = json.loads(capsys.readouterr().out)["names"]
    assert ", ấp " in names["30997-CS-005"]
    lines = log.read_bytes().splitlines()[len(before) :]
    seen, compared = Words(log.parent).back_in(lines, [json.loads(line) for line in lines])
    assert "30997-CS-005" in seen["names_of"]
    assert {seen["reason"], compared["reason"]} == {"xác minh"}
    assert compared["compared"] == "names"


def test_a_lead_says_which_of_its_records_may_be_of_one_person(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And without the key, which names need, that they were not compared."""
    code_of(["leads", "show", "1", "--run", str(run.folder), "--json"])
    told = json.loads(capsys.readouterr().out)["may_be_one_person"]
    assert [(m["a"], m["b"]) for m in told] == [("30985-CT-0056", "30988-CT-0028")]
    code_of(["leads", "show", "3", "--run", str(run.folder), "--json"])
    assert json.loads(capsys.readouterr().out)["may_be_one_person"] == []
    monkeypatch.setattr("desk.leads.identity.vault_of", _no_vault)
    assert code_of(["leads", "show", "1", "--run", str(run.folder)]) == 0
    assert "Chưa so được tên" in " ".join(capsys.readouterr().out.split())


def _no_vault(*_: object) -> None:
    raise Stop(STORE, "không có khóa")


def test_an_empty_referral_exports_nothing(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "a.graphml"
    assert (
        code_of(["leads", "export", "1", "--to", str(to), "--run", str(run.folder), "--referral", " "]) == 2
    )
    assert not to.exists()


def test_a_code_without_a_pseudonym_is_withheld() -> None:
    mask = Mask({"30985-CS-024": "V1"})
    assert mask.text("B05 30985-CS-024, 30997-BB-2020-009: để mở") == "B05 V1, …: để mở"
    assert Mask(None).text("30985-CS-024") == "30985-CS-024"


def test_graphml_opens_in_networkx(export: Export) -> None:
    graph = nx.read_graphml(export("graphml", "--referral", DOCUMENT))
    types = [t for _, t in graph.nodes(data="type")]
    assert {t: types.count(t) for t in types} == {"party": 7 + 2 + 2, "venue": 4 + 1 + 2, "case": 6}
    assert all(a != b for a, b in graph.edges())


@pytest.mark.parametrize("extra", [(), ("--referral", DOCUMENT)])
def test_no_two_edges_of_graphml_have_one_id(export: Export, extra: tuple[str, ...]) -> None:
    path = export("graphml", *extra)
    tag = "{http://graphml.graphdrawing.org/xmlns}edge"
    ids = [edge.attrib["id"] for edge in ElementTree.parse(path).iter(tag)]
    assert len(ids) == len(set(ids)) > 10
    assert nx.read_graphml(path).number_of_edges() == len(ids)
    if importlib.util.find_spec("igraph"):
        graph = importlib.import_module("igraph").Graph.Read_GraphML(str(path))
        assert graph.ecount() == len(ids)  # igraph 1.0 mixes ids of edges up with those of nodes


def test_a_pseudonymous_workbook_has_no_empty_sheet_and_no_column_of_dots(export: Export) -> None:
    book = openpyxl.load_workbook(export("xlsx"))
    for sheet in book.worksheets:
        heads, *rows = sheet.iter_rows(min_row=6, values_only=True)
        assert rows, sheet.title
        for n, head in enumerate(heads):
            assert any(row[n] != "…" for row in rows), (sheet.title, head)
    days = [row for row in book["Theo thời gian"].iter_rows(min_row=7, values_only=True) if row[1] == "–"]
    assert {row[0] for row in days} >= {"M1", "M3"}
    assert all("Chuyển hồ sơ" in row[2] for row in days)


def entities(path: Path) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = {e["id"]: e for e in lines}
    assert len(found) == len(lines)
    return found


def test_every_entity_named_is_in_the_file(export: Export) -> None:
    for extra in ([], ["--referral", DOCUMENT, "--by", "an"]):
        found = entities(export("ftm.jsonl", *extra))
        schemata = {e["schema"] for e in found.values()}
        assert {"Person", "Company", "Ownership", "Family", "UnknownLink"} <= schemata
        assert ("Address" in schemata) == bool(extra)
        for entity in found.values():
            for name in (
                "owner",
                "asset",
                "subject",
                "object",
                "person",
                "relative",
                "involved",
                "addressEntity",
            ):
                assert set(entity["properties"].get(name, ())) <= set(found)


def test_no_entity_is_called_a_criminal(export: Export) -> None:
    for entity in entities(export("ftm.jsonl", "--referral", DOCUMENT)).values():
        assert "topics" not in entity["properties"]


def test_entities_of_two_files_are_never_taken_for_one_another(run: Run, tmp_path: Path) -> None:
    ids = []
    for n in "12":
        to = tmp_path / f"{n}.ftm.jsonl"
        code_of(["leads", "export", n, "--to", str(to), "--run", str(run.folder)])
        ids.append(set(entities(to)))
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("extra", [(), ("--referral", DOCUMENT), ("--lang", "en")])
def test_followthemoney_finds_every_entity_valid(extra: tuple[str, ...], export: Export) -> None:
    """Schema, properties, values after its cleaning, and what each reference may point at."""
    model = pytest.importorskip("followthemoney", reason="followthemoney can't be had here").model
    found = entities(export("ftm.jsonl", *extra))
    proxies = {id_: model.get_proxy(e, cleaned=False) for id_, e in found.items()}
    for id_, entity in found.items():
        schema = model.get(entity["schema"])
        schema.validate(entity)
        assert set(schema.required) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert [prop.type.clean(v) for v in values] == values, (entity["schema"], name)
            if prop.range is not None:
                assert all(proxies[v].schema.is_a(prop.range) for v in values)
        assert proxies[id_].caption


def test_the_workbook_has_a_sheet_for_every_question(export: Export) -> None:
    book = openpyxl.load_workbook(export("xlsx"))
    assert book.sheetnames == [
        "Manh mối",
        "Kiểm tra tiếp",
        "Bằng chứng",
        "Cách tính",
        "Các bên",
        "Theo thời gian",
    ]
    for sheet in book:
        assert "không phải kết luận" in str(sheet["A2"].value)
    first = next(book["Manh mối"].iter_rows(min_row=7, values_only=True))
    assert first[0] == "M1"
    assert first[1].startswith("Hợp với một người đứng sau, từng cặp: ")
    assert "Họ hàng" in first[7]


def test_the_sums_of_the_workbook_are_those_of_the_pairs_and_no_lead_has_one(
    export: Export, run: Run
) -> None:
    """By hand: the rows of each pair. Pairs lean on different stories: each has its own figure, as the desk
    has it, with what that figure is no better than."""
    queue = queue_of(run, date(2021, 3, 5))
    book = openpyxl.load_workbook(export("xlsx", "--referral", DOCUMENT))
    leads = {row[0]: row[1] for row in book["Manh mối"].iter_rows(min_row=7, values_only=True)}
    pairs: dict[str, list[float]] = {}
    for lead, _, seen, _, _, _, part in book["Cách tính"].iter_rows(min_row=7, values_only=True):
        of = pairs.setdefault(lead, [0.0])
        of[-1] += part
        if seen == words.WORDS["story"][0]:  # the last row of a pair
            of.append(0.0)
    assert set(pairs) == set(leads)
    for found in queue.leads:
        if found.id in leads:  # those referred
            assert leads[found.id] == ("\n".join(weighing_of(found.lead, queue.rules)) or "–")
            counted = sum(max(0.0, pair) for pair in pairs[found.id])
            assert counted == pytest.approx(found.lead.bits, abs=0.05)
            assert f"{found.lead.bits:.2f}" not in leads[found.id]
    assert any("từng cặp" in said and "Không hơn “" in said for said in leads.values())
    head = [str(cell) for row in book["Manh mối"].iter_rows(max_row=5, values_only=True) for cell in row]
    assert any("Không cộng bit của các cặp" in cell for cell in head)


def test_drawings_are_well_formed_and_say_what_they_are_not(run: Run, tmp_path: Path) -> None:
    for n in "123":
        svg, timeline = tmp_path / f"{n}.svg", tmp_path / f"t{n}.svg"
        code_of(
            ["leads", "show", n, "--run", str(run.folder), "--svg", str(svg), "--timeline", str(timeline)]
        )
        for path in (svg, timeline):
            words = "".join(ElementTree.parse(path).getroot().itertext())
            assert "không phải kết luận" in words
    code_of(["leads", "map", str(run.folder), "--to", str(tmp_path / "m.svg")])
    assert "Xã Đông Thái" in "".join(ElementTree.parse(tmp_path / "m.svg").getroot().itertext())


def test_a_commune_that_owes_returns_is_not_one_without_leads(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of(["leads", "map", str(run.folder), "--to", str(tmp_path / "m.svg"), "--json"])
    units = {u["code"]: u for u in json.loads(capsys.readouterr().out)["units"]}
    assert (units["30994"]["leads"], units["30994"]["owed"]) == (0, ["B04", "B05"])
    assert (units["31003"]["leads"], units["31003"]["owed"]) == (0, [])
    words = list(ElementTree.parse(tmp_path / "m.svg").getroot().itertext())
    assert words.count("≥ 0") == 2
