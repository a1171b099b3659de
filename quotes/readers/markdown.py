"""Markdown becomes text: the signs of its layout go, every word and the typography stay."""

import regex

# A header of `name: value` lines between two lines of ---, as site generators write it.
_FRONT = regex.compile(r"\A---[ \t]*+\n((?:(?!---[ \t]*+$)[^\n]*+\n){0,200})---[ \t]*+(?:\n|\Z)", regex.M)
_ENTRY = regex.compile(r"^([A-Za-z_]++)[ \t]*+:[ \t]*+(.*?)[ \t]*+$", regex.M)
# Code blocks: ``` or ~~~ up to the same fence.
_FENCED = regex.compile(r"^(```+|~~~+)[^\n]*+\n(?:(?!\1)[^\n]*+\n)*+(?:\1[^\n]*+)?", regex.M)
# Where a link leads; bounded, so that a line of opening signs is read once, not once a sign.
_TARGET = r"(?:\([^)\n]{0,500}+\)|\[[^\[\]\n]{0,500}+\])"
_IMAGE = regex.compile(rf"!\[[^\[\]\n]{{0,500}}+\]{_TARGET}")
_LINK = regex.compile(rf"\[([^\[\]\n]{{1,500}}+)\]{_TARGET}")
_AUTOLINK = regex.compile(r"<((?:https?|mailto):[^>\s]++)>")
_DEFINITION = regex.compile(r"^ {0,3}\[[^\]\n]++\]:[^\n]*+\n?", regex.M)
# What opens a line: heading, block quotation, list item (— and – are dialogue, no items).
_OPENING = regex.compile(
    r"^ {0,3}(?:#{1,6}[ \t]++|(?:>[ \t]?+)++(?:#{1,6}[ \t]++)?+|(?:[*+-]|\d{1,3}[.)])[ \t]++)", regex.M
)
# A rule, or the line under a title.
_RULE = regex.compile(r"^ {0,3}(?:(?:[*][ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|={3,}+)[ \t]*+$", regex.M)
_STRONG = regex.compile(r"(\*\*|__)(?=\S)((?:(?!\1)[^\n])++)(?<=\S)\1")
_EMPHASIS = regex.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]++)(?<=[^\s*])\*(?!\w)|(?<!\w)_(?=[^\s_])([^_\n]++)(?<=[^\s_])_(?!\w)"
)
_CODE = regex.compile(r"(`++)([^`\n]++)\1")
_ESCAPED = regex.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_HEADING = regex.compile(r"^ {0,3}(#{1,6})[ \t]++([^\n]*+)$", regex.M)


def front_matter(source: str) -> tuple[dict[str, str], str]:
    """The header's entries in lower case, and what follows it."""
    source = source.replace("\r\n", "\n")
    found = _FRONT.match(source)
    if not found:
        return {}, source
    entries = {name.lower(): value.strip("\"'") for name, value in _ENTRY.findall(found[1])}
    return entries, source[found.end() :]


def first_heading(body: str) -> str | None:
    """The first heading of the first level, as text."""
    found = next((each for each in _HEADING.finditer(body) if len(each[1]) == 1), None)
    return markdown_text(found[0]) if found else None


def _unclosed(heading: str) -> str:
    """A heading without the signs that may close it: `Titre ##` is Titre, `Le C#` is whole."""
    words = heading.rstrip().rstrip("#")
    return words.rstrip() if words != words.rstrip() else heading


def markdown_text(body: str) -> str:
    """The words of a Markdown text without header."""
    body = _without_comments(body)
    for what in (_FENCED, _DEFINITION, _IMAGE, _RULE):
        body = what.sub("", body)
    body = _OPENING.sub("", _HEADING.sub(lambda found: _unclosed(found[2]), body))
    body = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", body))
    body = _EMPHASIS.sub(lambda found: found[1] or found[2], _STRONG.sub(r"\2", body))
    body = _CODE.sub(r"\2", body)
    return _ESCAPED.sub(r"\1", body).strip("\n")


def _without_comments(body: str) -> str:
    """Without `<!-- … -->`; one that is never closed is no comment."""
    kept: list[str] = []
    at = 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start)) >= 0:
        kept.append(body[at:start])
        at = end + len("-->")
    return "".join([*kept, body[at:]])
