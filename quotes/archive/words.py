"""The words of words.toml, as sets."""

from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from quotes.lexicon.toml_files import parse_lexicon

_Forms = Annotated[frozenset[str], BeforeValidator(lambda text: text.split() if isinstance(text, str) else text)]


class ComparedWords(BaseModel):
    """Words that a comparison treats specially, in their compared form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    grammatical: _Forms
    beside_names: _Forms
    abbreviations: _Forms


@cache
def compared_words() -> ComparedWords:
    """Load the words, once.

    Raises:
        LexiconError: the file does not follow its schema.
    """
    text = (files("quotes.archive") / "words.toml").read_text("utf-8")
    return parse_lexicon("quotes/archive/words.toml", text, ComparedWords)
