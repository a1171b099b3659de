"""Articles to export: the annotated fixtures, and one that holds everything that makes a format stumble."""

from quotes.export.exported import Exported
from quotes.model.result import Anonymity, Article, Cue, Mention, Quotation
from quotes.model.span import Span
from tests.archive.material import gold_extractions, made

TROUBLE = (
    "Le maire & sa « ville » 😀 <b>\u2028\n"
    "« Je pars ce soir.\n"
    "\n"
    "« Et \x0bje ne \ufeffreviens 𝐀 plus », a dit Anne Roche, « jamais ». \tSelon un cadre, « on “ferme” »\r\n"
    "Il a dit que l'usine\x00 fermerait.\n"
)


def fixtures() -> list[Exported]:
    return [Exported(extraction, text, f"{extraction.article.id}.txt") for extraction, text in gold_extractions()]


def trouble() -> Exported:
    """Pieces, paragraphs, nesting, emoji, markup, control signs, an anonymous source with grant and reason."""
    raw = TROUBLE
    extraction = made(
        raw,
        ("« Je pars ce soir.\n\n« Et \x0bje ne \ufeffreviens 𝐀 plus »|« jamais »", "Anne Roche"),
        ("« on “ferme” »", "un cadre", "mixed"),
        ("“ferme”", "un cadre", "mixed"),
        ("l'usine\x00 fermerait", None, "indirect"),
        anonymous=["un cadre"],
        between=["« on “ferme” »"],
        article=Article(id="a/b: <1>", title='Un "titre" & <deux>', publisher="L'Écho", published="2026-05-01"),
    )
    spoken = [_with_source(raw, each) for each in extraction.quotations]
    secret = extraction.speakers[1].model_copy(
        update={
            "role": "cadre",
            "anonymity": Anonymity(
                flagged=True,
                granted=Span.of(raw, 3, 8),
                reason=Span.of(raw, raw.index("Selon"), raw.index("Selon") + 5),
            ),
        }
    )
    update = {"quotations": tuple(spoken), "speakers": (extraction.speakers[0], secret)}
    return Exported(extraction.model_copy(update=update), raw, "a.txt", 2)


def _with_source(raw: str, quotation: Quotation) -> Quotation:
    names = {"S1": ("a dit", "Anne Roche", "verb", "dire"), "S2": ("Selon", "un cadre", "preposition", "selon")}
    if quotation.speaker is None:
        return quotation
    cue, source, kind, lemma = names[quotation.speaker]
    place = Span.of(raw, raw.index(cue), raw.index(cue) + len(cue))
    who = Span.of(raw, raw.index(source), raw.index(source) + len(source))
    return quotation.model_copy(
        update={"cue": Cue(span=place, lemma=lemma, kind=kind), "source": Mention(span=who, head=who, form="name")}
    )
