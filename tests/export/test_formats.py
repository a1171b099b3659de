"""Files and folders: every format, whole, deterministic, nothing lost."""

import io
import json
from pathlib import Path

import pytest

from quotes.errors import InputError
from quotes.export.exported import Exported
from quotes.export.formats import TARGETS, write_file, write_folder
from tests.archive.material import made
from tests.export.material import fixtures, trouble

ITEMS = [*fixtures()[:3], trouble(), trouble()]


@pytest.mark.parametrize("target", TARGETS)
def test_a_folder_has_a_file_for_each_article(target: str, tmp_path: Path) -> None:
    assert write_folder(target, ITEMS, tmp_path / "out") == 5
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len([name for name in files if not name.endswith((".txt", ".conf"))]) == 5
    assert all(Path(name).stem.startswith(("a0", "a-b-1", "annotation")) for name in files), files
    if target == "brat":
        assert (tmp_path / "out" / "a-b-1.txt").read_bytes() == (trouble().text or "").encode()


@pytest.mark.parametrize("target", [each for each in TARGETS if each != "brat"])
def test_a_file_holds_all_articles_and_is_the_same_every_time(target: str) -> None:
    streams = io.StringIO(), io.StringIO()
    for stream in streams:
        write_file(target, ITEMS, stream)
    assert streams[0].getvalue() == streams[1].getvalue()
    text = streams[0].getvalue()
    wanted = sum(len(item.extraction.quotations) for item in ITEMS)
    if target == "webannotation":
        assert len(json.loads(text)["items"]) == wanted
    elif target == "schemaorg":
        assert sum(node["@type"] == "Claim" for node in json.loads(text)["@graph"]) == wanted
    elif target in {"ggt", "citron"}:
        assert len(json.loads(text)) == len(ITEMS)
    elif target == "hypothesis":
        assert len(text.splitlines()) >= wanted


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_and_lone_surrogates_can_be_written(target: str, tmp_path: Path) -> None:
    write_folder(target, [], tmp_path)
    raw = "« Oui\ud800 »"
    extraction = made("« Oui? »", ("« Oui? »", "Ana"))
    content = (extraction.quotations[0].content[0].model_copy(update={"text": raw}),)
    quotation = extraction.quotations[0].model_copy(update={"content": content})
    write_folder(target, [Exported(extraction.model_copy(update={"quotations": (quotation,)}), raw)], tmp_path)


def test_brat_is_no_file() -> None:
    with pytest.raises(InputError, match="folder"):
        write_file("brat", ITEMS, io.StringIO())
