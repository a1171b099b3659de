import re
import subprocess
import sys
from pathlib import Path

from quotes.lexicon import _data_files, lexicon_version


def test_the_version_is_short_and_stable() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", lexicon_version())
    lexicon_version.cache_clear()
    assert lexicon_version() == lexicon_version()


def test_every_file_counts_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a/z.toml", "a/c.toml", ".swap"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [name for name, _ in _data_files(tmp_path, "")] == ["a/c.toml", "a/z.toml", "b.toml"]


def test_importing_the_lexicon_reads_no_file_and_loads_nothing_heavy() -> None:
    code = "import quotes.lexicon, sys; print({'torch', 'stanza'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "torch" not in found.stdout
    assert "stanza" not in found.stdout
