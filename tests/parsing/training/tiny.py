"""A recipe, treebanks and vectors small enough to train on within a test."""

from pathlib import Path

from quotes.parsing.training.recipe import Recipe, parse_recipe
from quotes.parsing.training.stages import Run
from tests.parsing.training.sentences import CONLLU

_SCHEDULE = """
[{stage}.schedule]
steps = {steps}
rate = 0.01
warmup_steps = 1
hold = 0.1
final = 0.1
average = 0.5
evaluate_every = 100
seconds_per_step = 0.1
"""

_SMALL = """
hidden_dim = 12
num_layers = 1
char_hidden_dim = 8
char_emb_dim = 8
deep_biaff_hidden_dim = 8
transformed_dim = 8
word_emb_dim = 8
word_cutoff = 0
"""

_TOML = f"""
seed = 1
threads = 1
treebanks = [
  {{ file = "train.conllu", role = "core", licence = "own" }},
  {{ file = "dev.conllu", role = "development", licence = "own" }},
  {{ file = "test.conllu", role = "test", licence = "own" }},
]

[model]
name = "fr_tiny"
version = "0"
language = "fr"
language_name = "French"
stanza = ">=1.10"

[vectors]
words = 18
dimensions = 10

[augmentation]
apostrophes = 0.2
requoted_copies = 1
wrapped = 3
bare = 0.5
folded = 2
never_wrapped = []

[tokenizer_text]
passes = 3
apostrophes = 0.2
quotes = 0.5
headline_without_stop = 0.5
headline_in_capitals = 0.1
short_paragraphs = 0.5
headings = 0.2

[tag_noise]
wrong_tag = 0.1
no_tag = 0.1
no_lemma = 0.1
{_SCHEDULE.format(stage="tokenizer", steps=6)}
[tokenizer.options]
hidden_dim = 8
batch_size = 2
[sentences]
hidden = 6
width = 8
own = 4
frequent_from = 1
batch = 2
longest = 40
dropout = 0.1
forgotten = 0.1
[sentences.text]
lengths = [1, 3]
runs = 0.4
neighbours = 0.3
quotes = 0.5
apostrophes = 0.2
without_stop = 0.5
in_capitals = 0.1
{_SCHEDULE.format(stage="sentences", steps=4)}
[mwt]
minutes = 1
options = {{ dict_only = true }}
[lemmatizer]
minutes = 1
options = {{ dict_only = true }}
{_SCHEDULE.format(stage="tagger", steps=4)}
[tagger.options]
{_SMALL}
composite_deep_biaff_hidden_dim = 8
batch_size = 4
{_SCHEDULE.format(stage="parser", steps=4)}
[parser.options]
{_SMALL}
deep_biaff_output_dim = 8
no_xpos = true
no_ufeats = true
batch_size = 40
optim = "adam"
no_second_optim = true
"""

_HELD_OUT = """# sent_id = {name}
# text = {text}
1\tNadia\tNadia\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\tarrive\tarriver\tVERB\t_\tNumber=Sing\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\t{noun}\t{noun}\tNOUN\t_\t_\t2\tobl:mod\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def tiny_recipe() -> Recipe:
    """Return a recipe of a few steps."""
    return parse_recipe(_TOML)


def tiny_run(folder: Path) -> Run:
    """Write treebanks and vectors into a folder and return a run over them."""
    treebanks = folder / "treebanks"
    treebanks.mkdir()
    (treebanks / "train.conllu").write_text(CONLLU + "\n", "utf-8")
    for name, noun in (("dev", "port"), ("test", "marché")):
        block = _HELD_OUT.format(name=name, noun=noun, text=f"Nadia arrive du {noun}.")
        (treebanks / f"{name}.conllu").write_text(block, "utf-8")
    first = write_vectors(folder / "news.vec", _WORDS, width=8)
    second = write_vectors(folder / "general.vec", ["chat", "port", "mange", "le", "il", "anne", "maire"], width=6)
    (folder / "lexicon.tsv").write_text(LEXICON, "latin-1")
    (folder / "names.csv").write_text(FIRST_NAMES, "utf-8")
    return Run(
        tiny_recipe(),
        treebanks,
        (first, second),
        folder / "out",
        lexicon=folder / "lexicon.tsv",
        first_names=folder / "names.csv",
    )


def write_vectors(path: Path, words: list[str], *, width: int) -> Path:
    """Write vectors that differ from word to word."""
    rows = [
        f"{word} " + " ".join(str((place * place + n) % 7 / 7) for n in range(width))
        for place, word in enumerate(words)
    ]
    path.write_text(f"{len(rows)} {width}\n" + "\n".join(rows) + "\n", "utf-8")
    return path


LEXICON = """1_ortho\t4_cgram\t5_genre\t6_nombre\t11_infover
chat\tNOM\tm\ts\t
maire\tNOM\t\ts\t
dit\tVER\t\t\t"ind:pre:3s;ind:pas:3s;"
dit\tVER\tm\ts\t"par:pas;"
"""
FIRST_NAMES = """"preusuel";"sexratio_prenom";"n"
"anne";0,01;9000
"camille";0,25;4000
"rare";1;12
"""
_WORDS = ["le", "la", "l'", "chat", "souris", "mange", "dit", "anne", "maire", ".", ",", "de", "il", "elle"]
