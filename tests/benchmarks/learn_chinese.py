"""Learn from traditional text where OpenCC's phrases and usual forms are wrong, and measure what that mends.

    python tests/benchmarks/learn_chinese.py learn FOLDER      writes the tables
    python tests/benchmarks/learn_chinese.py measure FOLDER    leaves out one source after the other

FOLDER holds `*.txt` or `*.txt.xz` of Taiwanese government text (not subject to copyright there), one source a
file, documents separated by a form feed.  Text is turned into simplified characters by OpenCC; what the
conversion back makes of it is compared with what stood there.

A phrase gets another result, or is dropped, where documents contradict it clearly; a context kept where it overrules the usual form with
no source against it, or guards the usual form against another context.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from newsconv.transforms.chinese.boundaries import Boundaries
from newsconv.transforms.chinese.choices import Chooser
from newsconv.transforms.chinese.contexts import OPEN, Count, contexts_at
from newsconv.transforms.chinese.grammar import decided as by_grammar
from newsconv.transforms.chinese.people import find_names
from newsconv.transforms.chinese.tables import TAIWAN, Tables, assembled

DATA = Path(__file__).resolve().parents[2] / "newsconv" / "transforms" / "chinese" / "data"

VARIANTS = str.maketrans("台裡麵著為群峰床線啟眾吃嫻才核灶唇鉤偽", "臺裏麪着爲羣峯牀綫啓衆喫嫺纔覈竈脣鈎僞")
"""Forms of one word that regions print otherwise: no choice between words."""

HOUSE_STYLE = frozenset(
    map(frozenset, (
        "周週", "占佔", "布佈", "了瞭", "盡儘", "夥伙", "昇升", "註注", "拚拼", "黴霉", "扎紮", "雇僱", "鑒鑑", "搜蒐", "跡迹", "跡蹟",
        "燬毀", "杆桿", "巨鉅", "凶兇", "念唸", "沈沉", "恤卹", "背揹", "弦絃", "彩綵", "泛汎", "泛氾", "局侷", "哄鬨",
        "託托", "像象", "釐厘", "杯盃", "彙匯", "煉鍊", "巖岩", "雕鵰", "譁嘩", "姦奸", "傢家", "具俱", "欲慾", "牴抵",
        "唯惟", "薦荐", "檯臺", "復覆", "嘗嚐", "証證", "娘孃", "纍累", "扣釦", "嘆歎", "捆綑", "梁樑", "菸煙", "噁惡",
    ))
)
"""Pairs that edited text uses side by side: what Taiwan's offices prefer is learned for Taiwan only."""

KEPT = frozenset((
    "余兴", "余明", "后宫", "冲冲", "制假", "朱俊", "径向", "看表", "志明", "黄世杰", "长胡", "系于", "多采", "征士",
    "广部", "并产", "并力", "另借", "能借", "钟鸣", "地志", "一飞冲天",
))
"""Phrases that the documents contradict by accident (one person's name, one district's places): reviewed by hand."""
UNLEARNED = "里"
"""A unit of Taiwan's districts in these sources, `inside` in news: its forms are written by hand."""
NEW_USUAL = "签赞"
"""Characters whose usual form may change, whatever stands beside them: reviewed by hand."""
EVERYDAY = frozenset("的了在是和等及与或也都而但就不有为之其这那我你他她人一")
"""Neighbours that tell nothing alone."""
MIN_DOCUMENTS, MIN_ODDS = 2, 4.0
PHRASE_DOCUMENTS, PHRASE_ODDS = 2, 2.0
CLEAR = 0.8
"""A phrase gets another result if this part of its documents agrees on it; else it is dropped."""
PRIOR_DOCUMENTS = 15
"""A form becomes the usual one, whatever stands beside it, on so many documents."""


class Document(NamedTuple):
    """A text in simplified characters, and the form each character with several forms really had."""

    text: str
    forms: dict[int, str]


Sources = dict[str, list[Document]]


def load(folder: Path) -> Sources:
    """Every source in the folder by its name; lines that came before are left out."""
    tables = assembled((), "", TAIWAN)
    to_simplified = OpenCC("tw2s")
    paths = sorted(path for path in folder.iterdir() if path.name.endswith((".txt", ".txt.xz")))
    return {path.name: list(_documents(path, to_simplified, tables.characters)) for path in paths}


def _documents(path: Path, to_simplified: OpenCC, characters: dict[str, str]) -> Iterator[Document]:
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    seen: set[str] = set()
    for document in text.split("\f"):
        lines = [line for line in document.split("\n") if line not in seen]
        seen.update(line for line in lines if len(line) > 20)
        original = "\n".join(lines)
        simplified = to_simplified.convert(original)
        if len(simplified) == len(original):
            yield Document(simplified, dict(_forms(original, simplified, characters)))


def _forms(original: str, simplified: str, characters: dict[str, str]) -> Iterator[tuple[int, str]]:
    for at, character in enumerate(simplified):
        if (forms := characters.get(character)) is not None:
            form = original[at]
            if form in forms or (form := form.translate(VARIANTS)) in forms:
                yield at, form


def plain(form: str) -> str:
    """A form without regional variants."""
    return form.translate(VARIANTS)


def where(a: str, b: str) -> str:
    """The region a difference between two forms is learned for."""
    return TAIWAN if any(frozenset(pair) in HOUSE_STYLE for pair in zip(a, b, strict=True)) else "*"


def learn_phrases(sources: Iterable[list[Document]]) -> list[tuple[str, str, str]]:
    """Phrases that the documents contradict, with what stands there nearly always ('' if nothing does), and where."""
    phrases = assembled((), "", "").phrases
    right: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    results: dict[str, str] = {}
    originals: dict[tuple[str, str], str] = {}
    for document in (document for documents in sources for document in documents):
        found: set[tuple[str, str]] = set()
        for start, end, result in phrases.matches(document.text, Boundaries(document.text).allow):
            real = "".join(document.forms.get(at, form) for at, form in enumerate(result, start))
            found.add((document.text[start:end], plain(real)))
            originals[document.text[start:end], plain(real)] = real
            results[document.text[start:end]] = plain(result)
        for phrase, real in found:
            if real == results[phrase]:
                right[phrase] += 1
            else:
                wrong[phrase][real] += 1
    contradicted = []
    for phrase, forms in wrong.items():
        if phrase in KEPT or set(phrase) & set(UNLEARNED):
            continue
        documents, [(real, most)] = forms.total(), forms.most_common(1)
        if documents >= PHRASE_DOCUMENTS and documents > PHRASE_ODDS * right[phrase]:
            clear = most >= CLEAR * (documents + right[phrase])
            contradicted.append((phrase, originals[phrase, real] if clear else "", where(real, results[phrase])))
    return sorted(contradicted)


class Instance(NamedTuple):
    """A character that no phrase, no rule and no name decided, with its contexts and its real form."""

    character: str
    contexts: tuple[str, ...]
    form: str


def open_instances(document: Document, tables: Tables) -> Iterator[Instance]:
    """The characters of a document that are left to contexts."""
    text, words = document.text, Boundaries(document.text)
    decided = {
        at for phrases in (tables.phrases, tables.corrections) for start, end, _ in phrases.matches(text, words.allow)
        for at in range(start, end)
    }
    decided.update(rule.at for rule in by_grammar(text, document.forms, words))
    watched = [at for at in document.forms if text[at] in tables.surnames or text[at] in tables.given]
    for name in find_names(text, watched, words):
        decided.update(
            at for at in range(name.start, name.end)
            if text[at] in (tables.surnames if at < name.start + name.surname else tables.given)
        )
    for at, form in document.forms.items():
        if at not in decided:
            yield Instance(text[at], tuple(contexts_at(text, at)), plain(form))


def learn_contexts(sources: Sources, phrases: list[tuple[str, str, str]]) -> str:
    """The table of contexts: character, context, form, documents with it, documents with another, region."""
    tables = assembled(phrases, "", TAIWAN)
    instances = {
        name: [tuple(open_instances(document, tables)) for document in documents] for name, documents in sources.items()
    }
    counts = _counted(instances, tables)
    overruling = {
        key: count for key, count in counts.items()
        if count.form != usual(tables, key[0]) and count.seen >= MIN_DOCUMENTS and count.odds >= MIN_ODDS
    }
    needed = _needed(instances, overruling)
    kept = {**_guards(instances, counts, needed), **needed}
    lines = []
    for (character, context), (form, seen, other) in sorted(kept.items()):
        region = where(form, usual(tables, character)) if form != usual(tables, character) else "*"
        lines.append(f"{character}\t{context}\t{form}\t{seen}\t{other}\t{region}")
    return "\n".join(lines) + "\n" if lines else ""


def usual(tables: Tables, character: str) -> str:
    """The form OpenCC gives a character by itself."""
    return plain(tables.characters[character][0])


def _counted(instances: dict[str, list[tuple[Instance, ...]]], tables: Tables) -> dict[tuple[str, str], Count]:
    """For each character and context the commonest form, if no source has another more often."""
    seen: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for name, documents in instances.items():
        for document in documents:
            for character, context, form in {(i.character, c, i.form) for i in document for c in i.contexts}:
                seen[character, context][name][form] += 1
    out = {}
    for key, by_source in seen.items():
        total: Counter[str] = sum(by_source.values(), Counter())
        form, documents = max(total.items(), key=lambda item: (item[1], item[0]))
        if form != usual(tables, key[0]) and not _tells(*key, documents):
            continue
        if all(2 * forms[form] >= forms.total() for forms in by_source.values()):
            out[key] = Count(_shipped_form(form, key[0], tables), documents, total.total() - documents)
    return out


def _tells(character: str, context: str, documents: int) -> bool:
    """Whether a context may overrule the usual form: its one neighbour is no mark and no everyday word."""
    if character in UNLEARNED:
        return False
    if context == OPEN:
        return character in NEW_USUAL and documents >= PRIOR_DOCUMENTS
    neighbours = context.replace(OPEN, "")
    return len(neighbours) > 1 or (neighbours.isalnum() and neighbours not in EVERYDAY)


def _shipped_form(form: str, character: str, tables: Tables) -> str:
    """The form as OpenCC's standard writes it."""
    return next((one for one in tables.characters[character] if plain(one) == form), form)


def _needed(
    instances: dict[str, list[tuple[Instance, ...]]], overruling: dict[tuple[str, str], Count]
) -> dict[tuple[str, str], Count]:
    """Of the contexts that would mend an instance only the one seen most: the others say nothing new."""
    needed = {}
    for documents in instances.values():
        for instance in (instance for document in documents for instance in document):
            keys = [(instance.character, context) for context in instance.contexts]
            right = [key for key in keys if key in overruling and plain(overruling[key].form) == instance.form]
            if right:
                best = max(right, key=lambda key: (overruling[key].seen, key))
                needed[best] = overruling[best]
    return needed


def _guards(
    instances: dict[str, list[tuple[Instance, ...]]],
    counts: dict[tuple[str, str], Count],
    overruling: dict[tuple[str, str], Count],
) -> dict[tuple[str, str], Count]:
    """The contexts that keep the usual form where another context would overrule it wrongly."""
    guards = {}
    for documents in instances.values():
        for instance in (instance for document in documents for instance in document):
            keys = [(instance.character, context) for context in instance.contexts]
            against = max((overruling[key].odds for key in keys if key in overruling), default=0.0)
            if not against:
                continue
            best = max((key for key in keys if key in counts), key=lambda key: counts[key].odds)
            if best not in overruling and counts[best].odds > against and counts[best].seen > 1:
                guards[best] = counts[best]
    return guards


def learn_sureness(sources: Sources, tables: Tables) -> str:
    """How often the usual form is right where nothing else decides: character, share of documents."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    chooser = Chooser(tables)
    for text, forms in (document for documents in sources.values() for document in documents):
        left = [choice for choice in chooser.choices(text) if choice.reason == "usual" and choice.at in forms]
        wrong_here = {one.character for one in left if where(plain(one.form), plain(forms[one.at])) != TAIWAN
                      and plain(one.form) != plain(forms[one.at])}
        right.update({one.character for one in left} - wrong_here)
        wrong.update(wrong_here)
    shares = {one: (right[one] + 2) / (right[one] + wrong[one] + 2.5) for one in sorted({*right, *wrong})}
    return "".join(f"{character}\t{share:.2f}\n" for character, share in shares.items())


def errors(documents: Iterable[Document], tables: Tables) -> Counter[str]:
    """Han, wrong choices, and those wrong by house style only."""
    found: Counter[str] = Counter()
    chooser = Chooser(tables)
    for text, forms in documents:
        found["han"] += sum("\u3400" <= character <= "\u9fff" for character in text)
        for choice in chooser.choices(text):
            real = forms.get(choice.at)
            if real is not None and plain(real) != plain(choice.form):
                style = where(plain(real), plain(choice.form)) == TAIWAN
                found["style" if style else "wrong"] += 1
                found[f"{real}→{choice.form}"] += not style
    return found


def leave_one_out(sources: Sources) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """For each source: its name, the errors without learned tables, and with those of the other sources."""
    for name, documents in sources.items():
        others = {other: found for other, found in sources.items() if other != name}
        phrases = learn_phrases(others.values())
        learned = assembled(phrases, learn_contexts(others, phrases), TAIWAN)
        yield name, errors(documents, assembled((), "", TAIWAN)), errors(documents, learned)


def main() -> None:
    """Learn or measure, as asked."""
    asked, folder = sys.argv[1], Path(sys.argv[2])
    sources = load(folder)
    if asked == "learn":
        phrases = learn_phrases(sources.values())
        (DATA / "contradicted.tsv").write_text("".join("\t".join(row) + "\n" for row in phrases), encoding="utf-8")
        contexts = learn_contexts(sources, phrases)
        (DATA / "contexts.tsv").write_text(contexts, encoding="utf-8")
        learned = assembled(phrases, contexts, TAIWAN)
        (DATA / "usual.tsv").write_text(learn_sureness(sources, learned), encoding="utf-8")
        return
    for name, before, after in leave_one_out(sources):
        rates = [f"{1e4 * found['wrong'] / found['han']:.2f}" for found in (before, after)]
        common = [(pair, count) for pair, count in after.most_common() if "→" in pair][:12]
        print(f"{name}: {rates[0]} wrong in 10,000 Han without learned tables, {rates[1]} with; {common}")


if __name__ == "__main__":
    main()
