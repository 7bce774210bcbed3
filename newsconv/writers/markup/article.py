"""An article as chapters: an opening with its headline, then one for each story."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from ...model import Article, Crosshead, Story
from ...notices import Notify
from ...walk import walk
from .blocks import Flow
from .element import Element, element
from .figures import ShowPicture
from .headings import Outline
from .headlines import headline_lines
from .inlines import Phrases
from .names import headline_title, labels_for, story_title, title_of
from .notes import Notes


class Entry(Struct, frozen=True):
    """A line of the contents: title, the id it leads to, and what stands below it."""

    title: str
    id: str
    entries: tuple[Entry, ...] = ()


class Chapter(Struct, frozen=True):
    """One chapter: the file it stands in, its line of the contents and its body."""

    file: str
    entry: Entry
    body: Element


class Place(Struct, frozen=True):
    """Where an article stands in a publication.

    `first` is the number of its first chapter and `level` that of its title's
    heading; `notes` begins the ids of its notes; `page` is the id of its page
    break, '' where that page has begun before.
    """

    first: int = 0
    level: int = 1
    notes: str = ""
    page: str = "page-1"
    vertical: bool = False


class _Part(Struct, frozen=True):
    """What makes a chapter: the opening, a story, or both; the last one closes the article."""

    number: int
    story: Story | None
    opens: bool
    closes: bool


def article_chapters(
    article: Article, file_of: Callable[[int], str], show: ShowPicture, notify: Notify, place: Place
) -> Iterator[Chapter]:
    """The chapters in reading order; `file_of` names the file of each by its number.

    A first story without a title of its own goes on under the article's headline,
    so it shares the opening's chapter.
    """
    notes = Notes(article.footnotes, place.notes)
    phrases = Phrases(notes, show, labels_for(article.language), notify, article.file, place.vertical)
    maker = _Maker(article, file_of, phrases, place)
    for part in _parts(article, place.first):
        yield maker.chapter(part)


def _parts(article: Article, first: int) -> Iterator[_Part]:
    stories: list[Story | None] = list(article.stories)
    if not stories or (_has_opening(article) and headline_title(article.stories[0].headline)):
        stories.insert(0, None)
    for number, story in enumerate(stories):
        yield _Part(first + number, story, opens=number == 0, closes=number == len(stories) - 1)


def _has_opening(article: Article) -> bool:
    return bool(article.headline or article.bylines or article.portraits)


class _Maker(Struct, frozen=True):
    article: Article
    file_of: Callable[[int], str]
    phrases: Phrases
    place: Place

    def chapter(self, part: _Part) -> Chapter:
        """One chapter, with the notes that are marked in it."""
        file, id_ = self.file_of(part.number), _id(part.number)
        self.phrases.notes.open(file)
        level = self._level(part)
        flow = Flow(self.phrases, Outline(level, id_, _levels(part.story)))
        body = (*self._text(part, flow, level), *self._notes(part, flow))
        entries = tuple(Entry(heading.title, heading.id) for heading in flow.outline.headings
                        if heading.rank == 0)
        entry = Entry(self._title(part), id_, entries)
        return Chapter(file, entry, element("section", body, id=id_, class_="opening" if part.opens else "story"))

    def _level(self, part: _Part) -> int:
        """The stories' titles stand one level below the article's, or at its level where it has none."""
        titled = headline_title(self.article.headline)
        story_titled = part.story is not None and headline_title(part.story.headline)
        return self.place.level + (1 if titled and story_titled else 0)

    def _title(self, part: _Part) -> str:
        if part.story is None or (part.opens and _has_opening(self.article)):
            return title_of(self.article)
        return story_title(part.story, self.phrases.labels)

    def _text(self, part: _Part, flow: Flow, level: int) -> Iterator[Element]:
        if part.opens:
            yield from self._opening(flow)
            yield from self._contents(part)
        if part.story is not None:
            yield from self._story(part.story, flow, level)
        if part.closes:
            yield from (flow.read_more(box) for box in self.article.read_more)

    def _opening(self, flow: Flow) -> Iterator[Element]:
        article = self.article
        if self.place.page and (page := article.publication.page_number.strip()):
            yield element("div", id=self.place.page, title=self.phrases.labels.page.format(page),
                          epub_type="pagebreak", role="doc-pagebreak")
        lines = [line for byline in article.bylines for line in flow.byline(byline)]
        if head := (*headline_lines(article.headline, flow, self.place.level), *lines):
            yield element("header", head, class_="article-head")
        if article.portraits:
            yield flow.portraits(article.portraits)

    def _contents(self, part: _Part) -> Iterator[Element]:
        """On an opening of its own: the stories that follow, for who opens the book at its first page."""
        stories = self.article.stories if part.story is None else ()
        if len(stories) > 1:
            lines = (self._contents_line(part.number + after, story) for after, story in enumerate(stories, 1))
            yield element("nav", (element("ol", lines),), class_="generated contents",
                          aria_label=f"{self.phrases.labels.contents}：{self._title(part)}")

    def _contents_line(self, number: int, story: Story) -> Element:
        title = story_title(story, self.phrases.labels)
        return element("li", (element("a", (title,), href=f"{self.file_of(number)}#{_id(number)}"),))

    def _story(self, story: Story, flow: Flow, level: int) -> Iterator[Element]:
        speaker = () if story.speaker is None else flow.person(story.speaker)
        bylines = [line for byline in story.bylines for line in flow.byline(byline)]
        if head := (*headline_lines(story.headline, flow, level), *speaker, *bylines):
            yield element("header", head, class_="story-head")
        yield from flow(story.blocks)

    def _notes(self, part: _Part, flow: Flow) -> Iterator[Element]:
        notes = [flow.note(due) for due in self.phrases.notes.due()]
        if part.closes:
            notes.extend(flow.note(due) for due in self.phrases.notes.rest())
        if notes:
            yield element("div", notes, class_="footnotes")


def _id(number: int) -> str:
    return f"part-{number}"


def _levels(story: Story | None) -> Iterator[int]:
    if story is not None:
        yield from (node.level for node in walk(story) if isinstance(node, Crosshead))
