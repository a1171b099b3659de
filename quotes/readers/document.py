"""What a reader gives: documents with their provenance, or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotes.errors import InputError
from quotes.model.result import Article

Form: TypeAlias = Literal["plain", "fragment", "page"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: a file (`archive.zip/member.txt` in an archive), and which record of it, from 1."""

    path: str
    record: int | None = None

    def __str__(self) -> str:
        return self.path if self.record is None else f"{self.path}, record {self.record}"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was found: its text in some form, and what its file says of it.

    `form` says what `content` still needs: nothing (`plain`), or to be taken out of an HTML `fragment` that
    holds nothing but the article, or out of a whole `page` of which the article is a part. `extracted_text` does it.
    """

    origin: Origin
    content: str
    form: Form
    article: Article


class Unreadable(InputError):
    """An input is no article; says why, and what can be done about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        return type(self), (self.reason, self.remedy)  # it goes from process to process


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    origin: Origin
    reason: str
    remedy: str

    @classmethod
    def of(cls, origin: Origin, error: Unreadable) -> "Unread":
        """What an error says of its input."""
        return cls(origin, error.reason, error.remedy)


Reading: TypeAlias = Document | Unread
