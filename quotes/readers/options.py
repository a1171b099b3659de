"""How inputs are to be read, where their content and their names do not say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quotes.errors import InputError

# The names under which records are known to hold what an article needs; the first that is there is taken.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "texte", "contenu"),
    "id": ("id", "uid", "guid", "uri", "identifier"),
    "title": ("title", "headline", "titre"),
    "author": ("author", "authors", "byline", "auteur"),
    "publisher": ("publisher", "site_name", "sitename", "source", "journal"),
    "published": ("published", "published_at", "datePublished", "date_published", "date", "versioncreated"),
    "url": ("url", "link", "canonical_url"),
}


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the user decides.

    `fields` maps names of the contract (`text`, `id`, `title`, `author`, `publisher`, `published`, `url`) to names in
    the records; `largest` is the size in bytes above which one article is refused.

    Raises:
        InputError: a field or an encoding that does not exist.
    """

    reader: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    largest: int = 4_000_000

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - set(FIELDS))
        if unknown:
            raise InputError(f"no field {', '.join(unknown)}: there are {', '.join(FIELDS)}")
        try:
            "".encode(self.encoding)
        except LookupError as error:
            raise InputError(f"no encoding {self.encoding}: try utf-8, windows-1252 or utf-16") from error

    def names(self, wanted: str) -> tuple[str, ...]:
        """The names of one field in the records, the likeliest first."""
        return (self.fields[wanted],) if wanted in self.fields else FIELDS[wanted]
