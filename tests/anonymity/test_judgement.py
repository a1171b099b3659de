"""Status, grant and reason of entities, on entities made by hand."""

import pytest

from quotes.anonymity import judge
from quotes.model.attribution import Attribution, SourcePhrase
from quotes.model.entity import Entity, EntityMention, Resolution
from quotes.model.result import MentionForm, SpeakerKind, SpeakerStatus
from tests.builders import flat_tree, place, token_at


def _case(
    raw: str, *mentions: str, kind: SpeakerKind = "person", named: bool = False, head: str = "", plural: bool = False
) -> tuple[Resolution, tuple[Attribution, ...]]:
    """One entity, mentioned by some words, speaking at the first of them; `head` is the first mention's head word."""
    tree = flat_tree(raw)
    form: MentionForm = "name" if named else "description"
    found = []
    for words in mentions:
        start, end = place(raw, words)
        found.append(EntityMention((start, end), token_at(tree, place(raw, head or words.split()[-1])[0]), form, "x"))
    entity = Entity("S1", mentions[0], mentions[1:], kind, tuple(found), named=named, plural=plural)
    source = SourcePhrase(found[0].span, found[0].head, form, "x")
    said = Attribution(
        kind="indirect", content=(place(raw, raw[-5:]),), verbatim=(), cue=None, cue_lemma="dire", cue_kind="verb",
        source=source, evidence=(),
    )  # fmt: skip
    return Resolution((entity,), ("S1",), ("x",), (1.0,)), (said,)


STATUS: list[tuple[str, str, SpeakerKind, bool, SpeakerStatus]] = [
    ("Claire Morvan", "Morvan", "person", True, "named"),
    ("le porte-parole", "porte-parole", "person", False, "role"),
    ("un voisin", "voisin", "person", False, "unnamed"),
    ("l'un d'eux", "l'un", "person", False, "unnamed"),
    ("le patron d'une PME", "patron", "person", False, "unnamed"),
    ("le patron d'une PME de Bréval", "patron", "person", False, "role"),
    ("la famille de l'un des élèves", "famille", "group", False, "unnamed"),
    ("le représentant d'un Etat membre", "représentant", "person", False, "unnamed"),
    ("ce douanier", "douanier", "person", False, "unnamed"),
    ("le plus grand", "grand", "person", False, "unnamed"),
    ("la plus grande élue de Bréval", "élue", "person", False, "role"),
    ("l'aîné", "aîné", "person", False, "unnamed"),
    ("le patron d'une voix lasse", "patron", "person", False, "role"),
    ("une source", "source", "person", False, "unnamed"),
    ("source policière", "source", "person", False, "unnamed"),
    ("le témoin", "témoin", "person", False, "unnamed"),
    ("des témoins", "témoins", "group", False, "unnamed"),
    ("les habitants", "habitants", "group", False, "unnamed"),
    ("les chercheurs", "chercheurs", "group", False, "named"),
    ("les secours", "secours", "group", False, "named"),
    ("les pompiers", "pompiers", "group", False, "named"),
    ("des pompiers", "pompiers", "group", False, "unnamed"),
    ("le parquet", "parquet", "organization", False, "named"),
    ("une ONG", "ONG", "organization", False, "unnamed"),
    ("le communiqué", "communiqué", "document", False, "named"),
    ("un document", "document", "document", False, "unnamed"),
    ("nos informations", "informations", "document", False, "unnamed"),
]


@pytest.mark.parametrize(("words", "head", "kind", "named", "status"), STATUS)
def test_status_follows_from_the_words(
    words: str, head: str, kind: SpeakerKind, named: bool, status: SpeakerStatus
) -> None:
    raw = f"Hier {words} dit que tout va bien."
    resolution, said = _case(raw, words, kind=kind, named=named, head=head)
    (judged,) = judge(flat_tree(raw), (), said, resolution)
    assert judged.status == status
    assert judged.granted is None


@pytest.mark.parametrize(
    ("raw", "granted", "reason"),
    [
        ("un voisin dit sous couvert d'anonymat que tout va bien.", "sous couvert d'anonymat", None),
        (
            "un voisin, qui a requis l'anonymat par peur de son patron, dit que tout va bien.",
            "qui a requis l'anonymat",
            "par peur de son patron",
        ),
        ("un voisin dit que tout va bien. Il a requis l'anonymat. Il part.", "a requis l'anonymat", None),
    ],
)
def test_a_grant_concerns_who_speaks(raw: str, granted: str, reason: str | None) -> None:
    resolution, said = _case(raw, "un voisin")
    (judged,) = judge(flat_tree(raw), (), said, resolution)
    assert judged.granted is not None
    assert raw[slice(*judged.granted)] == granted
    assert (raw[slice(*judged.reason)] if judged.reason else None) == reason


def test_one_who_is_named_after_all_has_no_grant() -> None:
    raw = "Claire Morvan, qui avait requis l'anonymat, dit que tout va bien."
    resolution, said = _case(raw, "Claire Morvan", named=True)
    (judged,) = judge(flat_tree(raw), (), said, resolution)
    assert (judged.status, judged.granted) == ("named", None)


def test_a_changed_name_is_a_pseudonym() -> None:
    raw = "Claire (le prénom a été modifié) dit que tout va bien."
    resolution, said = _case(raw, "Claire", named=True)
    (judged,) = judge(flat_tree(raw), (), said, resolution)
    assert judged.status == "pseudonym"
    assert judged.granted is not None


def test_no_entity_no_judgement() -> None:
    assert judge(flat_tree("Il pleut."), (), (), Resolution((), (), (), ())) == ()
