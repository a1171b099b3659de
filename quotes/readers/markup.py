"""HTML without anything but an article, as agencies and databases keep it, becomes text."""

from html.parser import HTMLParser

import regex

_PARAGRAPHS = frozenset(
    "address article aside blockquote body dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table tr ul hl1 hl2 body.content".split()
)
_LEFT_OUT = frozenset("script style head template noscript svg iframe".split())
_CELLS = frozenset({"td", "th"})
# White space of the source, which HTML shows as one space; non-breaking and thin spaces are typography and stay.
_WRAPPED = regex.compile(r"[ \t\n\f\r]++")


def fragment_text(markup: str) -> str:
    """The words of an HTML or XHTML fragment: one paragraph a block, typography kept."""
    reader = _Fragment()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _Fragment(HTMLParser):
    """Collects the words block by block; never raises, whatever the markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[str]] = [[]]
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- its signature
        name = tag.rpartition(":")[2]
        self._left_out += name in _LEFT_OUT
        if name in _PARAGRAPHS:
            self._blocks.append([])
        elif name == "br":
            self._blocks[-1].append("\x00")
        elif name in _CELLS:
            self._blocks[-1].append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self._left_out = max(0, self._left_out - (name in _LEFT_OUT))
        if name in _PARAGRAPHS:
            self._blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._blocks[-1].append(data.replace("\x00", ""))

    def text(self) -> str:
        """The blocks that hold words, each a paragraph; a `br` is a line break."""
        blocks = (_WRAPPED.sub(" ", "".join(block)).split("\x00") for block in self._blocks)
        lines = ("\n".join(line.strip(" ") for line in block).strip("\n") for block in blocks)
        return "\n\n".join(line for line in lines if line)
