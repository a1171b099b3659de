"""What is exported: one article's extraction, with the text that its spans point into, if it is at hand."""

import base64
import uuid
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from quotes.errors import InputError
from quotes.model.result import ANONYMOUS_STATUSES, Extraction, Quotation, Speaker

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exported:
    """An extraction, the raw text of its article, and the place of the article in its file or archive, if known."""

    extraction: Extraction
    text: str | None = None
    path: str = ""
    record: int | None = None

    @property
    def name(self) -> str:
        """What the article is called in file names and messages."""
        return self.extraction.article.id or self.extraction.text_sha256[:16]

    @property
    def iri(self) -> str:
        """The article's address; without one, the name that its words give it (RFC 6920)."""
        url = self.extraction.article.url
        if url and ":" in url:
            return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")
        digest = base64.urlsafe_b64encode(bytes.fromhex(self.extraction.text_sha256)).rstrip(b"=").decode()
        return f"ni:///sha-256;{digest}"

    def iri_of(self, local: str) -> str:
        """A lasting name for a quotation or a speaker of this article: the same for the same text and id."""
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self.extraction.text_sha256}#{local}')}"

    def raw(self, target: str) -> str:
        """The raw text.

        Raises:
            InputError: it is not at hand, and the format cannot do without.
        """
        if self.text is None:
            raise InputError(
                f"{self.name}: {target} needs the article's text beside its extraction; export the article itself, "
                "or a folder of quotes batch, which holds both"
            )
        return self.text

    def speaker_of(self, quotation: Quotation) -> Speaker | None:
        """The speaker behind a quotation."""
        return next((each for each in self.extraction.speakers if each.id == quotation.speaker), None)


def is_anonymous(speaker: Speaker) -> bool:
    """Whether the reader is kept from knowing who it is."""
    return speaker.status in ANONYMOUS_STATUSES or bool(speaker.anonymity and speaker.anonymity.flagged)


def joined(quotation: Quotation) -> str:
    """A content as one line."""
    return " […] ".join(span.text for span in quotation.content)
