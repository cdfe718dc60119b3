"""A text in XML → records, one at a time: whatever is broken costs itself only and is named with its line.

expat (defused: no entities, nothing from outside) reads; a record's elements live until the record is
made. Where the reading breaks, the record that is open is refused and reading goes on at the next record's
begin, below the same opening tags; a second document behind the first (pages of a harvest in one file) is
read on as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.mend import RESTORED, mend
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.pace import Pace, Progress
from altmetric_desktop.importers.text import shown

#: Elements in one another: more are no list. Inside a record, and in all.
DEEPEST_RECORD = 200
DEEPEST = 1000
#: Elements and characters of one record: a paper of 5,000 authors has 60,000 elements.
MOST_ELEMENTS = 400_000
MOST_CHARACTERS = 20_000_000
#: Breaks after which the rest is left; documents in one file.
MOST_BREAKS = 1000
MOST_DOCUMENTS = 20_000
#: Opening tags above the first record that are read again after a break.
LONGEST_HEAD = 64 * 1024
#: Tags and characters by which a format is told.
TAGS = 80
HEAD = 300_000


class _TooDeep(ValueError):
    """More elements in one another than any list has."""


class _Enough(Exception):
    """The outline has its tags."""


class _Outliner:
    """Collects the first tags of a text."""

    def __init__(self) -> None:
        self.tags: list[tuple[str, str, dict[str, str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.tags.append((*_parted(tag), _local(attributes)))
        if len(self.tags) == TAGS:
            raise _Enough


def outline(text: str) -> Outline:
    """The first tags of a text, as far as it can be read. Raises DefusedXmlException where it is unsafe."""
    outliner = _Outliner()
    parser = DefusedXMLParser(target=outliner, encoding="utf-8")
    start = len(text) - len(text.lstrip())
    head = mend(text[start : start + HEAD]).text
    with suppress(ParseError, _Enough):
        parser.feed(head.encode("utf-8", "replace"))
    vars(parser).clear()
    return tuple(outliner.tags)


def _parted(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space[1:], name


def _local(attributes: dict[str, str]) -> dict[str, str]:
    return {_parted(name)[1]: value for name, value in attributes.items()} if attributes else {}


class _Builder:
    """The parser's target for one document (or the rest of one): builds records and hands them over."""

    def __init__(self, shape: Shape, controls: bool, take: Callable[[Node], None]) -> None:
        self._shape = shape
        self._controls = controls
        self._take = take
        self._above: list[str] = []
        self._tags: dict[str, tuple[str, str]] = {}
        self._skipped = 0
        self._elements = self._characters = 0
        self.at: Callable[[], int] = lambda: 0
        self.stack: list[Node] = []
        self.over = False
        self.closed = False
        self.first: int | None = None
        self.opened = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        known = self._tags.get(tag)
        if known is None:
            known = self._tags[tag] = _parted(tag)
        space, name = known
        if self.stack:
            self._inside(space, name, attributes)
            return
        if self._begins(name):
            self.opened = self.at()
            if self.first is None:
                self.first = self.opened
            self.stack.append(Node(space, name, _local(attributes)))
            self.over, self._elements, self._characters, self._skipped = False, 0, 0, 0
            return
        self._above.append(name)
        if len(self._above) > DEEPEST:
            raise _TooDeep

    def _begins(self, name: str) -> bool:
        above = self._shape.above
        parent = self._above[-1] if self._above else ""
        return name in self._shape.records and (not above or parent in above)

    def _inside(self, space: str, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._skipped or self.over or len(self.stack) >= DEEPEST_RECORD or self._elements > MOST_ELEMENTS:
            self.over = True
            self._skipped += 1
            if self._skipped > DEEPEST:
                raise _TooDeep
            return
        node = Node(space, name, _local(attributes))
        self.stack[-1].add(node)
        self.stack.append(node)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self.stack:
            node = self.stack.pop()
            if not self.stack:
                self._take(node)
                self.closed = not self._above
        elif self._above:
            self._above.pop()
            self.closed = not self._above

    def data(self, text: str) -> None:
        if self.stack and not self._skipped and not self.over:
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                self.over = True
                return
            self.stack[-1].content.append(text.translate(RESTORED) if self._controls else text)


class Course:
    """One reading of a text from its begin to its end."""

    def __init__(self, shape: Shape, text: str, progress: Progress | None = None) -> None:
        self._shape = shape
        start = len(text) - len(text.lstrip())
        mended = mend(text[start:])
        self._controls = mended.controls
        self._data = mended.text.encode("utf-8", "replace")
        self._line = text.count("\n", 0, start) + 1
        self._counted = 0
        self._builder = _Builder(shape, False, self._take)
        self._head = b""
        names = b"|".join(re.escape(name.encode()) for name in sorted(shape.records))
        self._begin = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:" + names + rb")(?=[\s/>])")
        self._beside = shape.beside() if shape.beside else None
        #: In records as they begin; where one holds others of its name, there are fewer.
        expected = 0 if progress is None else sum(1 for _ in self._begin.finditer(self._data))
        self._pace = Pace(progress, expected)
        self.row = 0
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        if mended.signs:
            line = self._line + mended.line - 1
            self.problems.append(Problem(line, "", str(mended.signs), "xml-mended"))

    def run(self) -> None:
        """Read to the end. Total."""
        self._read_all()
        if self._beside is not None:
            for drafted in self._beside.rest():
                self._add(drafted)
            self.records.sort(key=attrgetter("row"))

    def _read_all(self) -> None:
        position: int | None = 0
        breaks = documents = 0
        while position is not None and position < len(self._data):
            if breaks > MOST_BREAKS or documents > MOST_DOCUMENTS:
                self._refuse("entry-rest-unreadable", str(self._line_of(position)))
                return
            position, broken = self._document(position)
            breaks += broken
            documents += not broken

    def _document(self, position: int) -> tuple[int | None, bool]:
        """Read from here to the end or the first break: (where to go on, whether something was broken)."""
        head = self._head
        builder = self._builder = _Builder(self._shape, self._controls, self._take)
        parser = DefusedXMLParser(target=builder, encoding="utf-8")
        begin = position - len(head)
        expat = parser.parser
        builder.at = lambda: begin + int(expat.CurrentByteIndex)
        try:
            if head:
                parser.feed(head)
            parser.feed(memoryview(self._data)[position:])
            bad = len(self._data)
            parser.close()
        except (DefusedXmlException, _TooDeep):
            self._refuse("xml-unsafe", str(self._line_of(max(builder.at(), 0))))
            return None, True
        except ParseError:
            bad = min(max(begin + int(expat.ErrorByteIndex), position), len(self._data))
        else:
            return None, False
        finally:
            # parser and handlers hold one another, and nothing collects cycles while a list is read
            builder.at = int
            vars(parser).clear()
        if builder.first is not None and builder.first - begin <= LONGEST_HEAD and not head:
            self._head = self._data[position : builder.first]
        return self._go_on(builder, position, bad)

    def _go_on(self, builder: _Builder, position: int, bad: int) -> tuple[int | None, bool]:
        if builder.closed:
            found = self._data.find(b"<", bad)
            rest = self._data[bad : bad + 200 if found < 0 else min(found, bad + 200)].strip()
            if rest:
                text = shown(rest.decode("utf-8", "replace"))
                self.problems.append(Problem(self._line_of(bad), "", text, "xml-text-between"))
            self._head = b""
            return (None, False) if found < 0 else (max(found, position + 1), False)
        line = str(self._line_of(bad))
        if self._beside is not None:
            self._beside.broken()
        tag = self._begin.match(self._data, bad)  # of a record, and broken itself
        if builder.stack or tag is not None:
            self._refuse("xml-broken", line)
            begin = max(builder.opened, position) if builder.stack else bad
            after = self._begin.search(self._data, begin + 1)
        else:
            after = self._begin.search(self._data, bad)
            if not self.records and (after is None or not self._head):
                self._refuse("xml-broken", line)
            else:
                code = "xml-cut" if after is None else "xml-broken-between"
                self.problems.append(Problem(self.row, "", line, code))
        return (None, True) if after is None or not self._head else (after.start(), True)

    def _refuse(self, code: str, value: str) -> None:
        """Refuse what comes next: a record, or the rest. It has a row of its own."""
        self.row += 1
        self.problems.append(Problem(self.row, "", value, code, Severity.REFUSED))

    def _line_of(self, place: int) -> int:
        """The line of a byte; counted on from where it was asked last."""
        if place >= self._counted:
            self._line += self._data.count(b"\n", self._counted, place)
        else:
            self._line -= self._data.count(b"\n", place, self._counted)
        self._counted = place
        return self._line

    def _take(self, node: Node) -> None:
        self._pace(self.row)
        beside = self._beside
        over = self._builder.over
        if beside is not None and not over and not beside.is_record(node):
            beside.keep(node)
            return
        if over:
            self._refuse("record-too-large", node.name)
            if beside is not None:
                beside.broken()
            return
        self.row += 1
        drafted = self._shape.read(node, self.row) if beside is None else beside.read(node, self.row)
        if drafted is not None:
            self._add(drafted)

    def _add(self, drafted: Drafted) -> None:
        record, problems = drafted
        if record is not None:
            self.records.append(record)
        self.problems += problems
