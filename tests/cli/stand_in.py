"""The command `quotes` as a process of its own, with a parser that needs no model: `python -m tests.cli.stand_in`."""

from unittest import mock

from quotes.cli import main
from tests.fakes import flat_extractor

if __name__ == "__main__":
    with mock.patch("quotes.cli.extract.Extractor", flat_extractor):
        main()
