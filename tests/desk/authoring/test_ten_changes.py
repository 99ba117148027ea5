"""The ten changes of the guide, walked as a policy officer would: each edit, command and message is the
guide's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desk.authoring.rule_differences import differences
from desk.base.faults import DONE
from desk.base.language import speaking
from desk.cli.app import code_of
from engine.rulebook.rules import rules_from_texts
from tests.desk.authoring.walking import GUIDES, ROOT, blocks, edits, missing, run, with_edit
from tests.engine.analysis.edits import TEXTS
from tests.long_run import long_only

SHIPPED = rules_from_texts(TEXTS)
HEAD, *SECTIONS = re.split(r"^## (?=\d+\. )", (GUIDES / "muoi-thay-doi.md").read_text("utf-8"), flags=re.M)
BEFORE, AFTER = (
    [line for info, body in blocks(HEAD) if info == f"sh {when}" for line in body.splitlines()]
    for when in ("trước", "sau")
)
TITLES = [section.splitlines()[0] for section in SECTIONS]
SAME = "không ai đổi điểm hay hạng"
YEARS = (2018, 2019, 2020)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it is before any change: the example imported, the year run, the rules copied."""
    folder = tmp_path_factory.mktemp("muoi") / "an-bien"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        Path("examples").symlink_to(ROOT / "examples")
        assert code_of(["init", "so-lieu"]) == DONE
        imported = "./lanhmanh import examples/an_bien --received examples/so_den_an_bien.csv -w so-lieu"
        for line in [imported, *BEFORE]:
            run(line)
    return folder


def tables(folder: Path) -> dict[str, bytes]:
    """Return what the last run of 2020 says of points and bands."""
    (last,) = sorted((folder / "so-lieu" / "runs").iterdir(), key=lambda f: f.stat().st_mtime)[-1:]
    return {file.name: file.read_bytes() for file in last.glob("*.parquet")}


@long_only  # what each change tells is asked below, and what its verbs print by tests of theirs, in every run
@pytest.mark.parametrize("title", TITLES)
def test_a_change_takes_no_step_that_the_guide_does_not_show(
    title: str,
    begun: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    section = SECTIONS[TITLES.index(title)]
    folder = Path(shutil.copytree(begun, tmp_path / "an-bien", symlinks=True))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))  # beside it the heads of this copy's logs
    for file, old, new in edits(blocks(section)):
        Path(file).write_text(with_edit(Path(file).read_text("utf-8"), old, new), "utf-8")
    said: dict[str, str] = {}
    for line in AFTER:
        run(line)
        out = capsys.readouterr()
        said[line] = out.out + out.err
    told = list(said.values())
    assert "không có lỗi" in told[0]
    assert "Không thấy chỗ thừa, thiếu hay mâu thuẫn." in told[0]
    assert told[1].count(SAME) == told[1].count(", năm ")
    assert all(f"năm {year}: {SAME}" in told[1] for year in YEARS)
    assert not [m for info, body in blocks(section) if info == "text" for m in missing(body, "".join(told))]
    assert "chưa được cấp có thẩm quyền ban hành" not in told[-1]
    assert {path.suffix for path in Path("van-ban").iterdir()} == {".docx", ".pdf"}
    assert tables(folder) == tables(begun)


def test_there_are_ten() -> None:
    assert [title.split(".")[0] for title in TITLES] == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("title", TITLES)
def test_what_differs_is_said_in_words(title: str) -> None:
    """Each change is told, and none as Python writes it."""
    texts = dict(TEXTS)
    for file, old, new in edits(blocks(SECTIONS[TITLES.index(title)])):
        name = file.removeprefix("so-lieu/")
        texts[name] = with_edit(texts[name], old, new)
    changed = rules_from_texts(texts)
    for lang, code in (("vi", r"None|datetime|[{}\[\]<>]|\d{4}-\d\d"), ("en", r"None|datetime|[{}\[\]<>]")):
        with speaking(lang):
            told = [d.text for d in differences(SHIPPED, changed)]
            assert told
            assert not [text for text in told if re.search(code, text)]
