"""Reading one lexicon file: TOML, checked against its schema, with errors that name file, entry and remedy."""

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from quotes.errors import LexiconError

T = TypeVar("T", bound=BaseModel)


def read_lexicon(name: str, schema: type[T]) -> T:
    """Read `data/NAME` of this package.

    Raises:
        LexiconError: the file is missing, is not TOML, or does not follow `schema`.
    """
    try:
        text = (files("quotes.lexicon") / "data" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: cannot be read ({error}); reinstall the package") from error
    return parse_lexicon(name, text, schema)


def parse_lexicon(name: str, text: str, schema: type[T]) -> T:
    """Check the TOML `text` of the lexicon file `name` against `schema`.

    Raises:
        LexiconError: `text` is not TOML (an entry given twice included) or does not follow `schema`.
    """
    try:
        return schema.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}; correct the line (an entry may be given only once)") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(part) for part in first["loc"]) or "(whole file)"
        given = repr(first["input"])[:80]
        raise LexiconError(f"{name}: {entry}: {first['msg']}; given: {given}; correct this entry") from error
