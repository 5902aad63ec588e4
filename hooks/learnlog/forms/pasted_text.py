"""A text that was written elsewhere, sorted into the fields of an entry: no word of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog.forms.pasted_items import BULLET, as_follow_up, as_idea
from learnlog.forms.section_words import list_headed_by
from learnlog.forms.written_entry import Value
from learnlog.idea_names import begins_idea

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DRAWN = re.compile(r"^([ \t]*)[•·‣▪●○][ \t]+", re.MULTILINE)
_TITLE = re.compile(r"#[ \t]+(?P<heading>\S.*)|(?P<week>Week \d{1,4}\b.{0,80})", re.IGNORECASE)
_WRAPPED = 60  # a line that is shorter ended where its writer wanted it to


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a text holds: `values` of fields, as `write_entry` takes them, and the story."""

    values: Mapping[str, Value]
    body: str


def sort_text(
    text: str, ideas: Mapping[int, str] | None = None, steps: Sequence[str] = ()
) -> Sorted:
    """The fields that a plain text fills, and what of it is the story.

    Read are a first line "Week 3 …" or a heading as the title, paragraphs that begin with
    "Idea 5:" or "Idea:", and lists below lines such as "Achievements this week…" and "Next week I
    plan to…". `ideas` are the numbers that the log has, with their titles, `steps` its open ones
    in their words: what is said of others as followed up stays in the story. All words are kept
    but those of the headings of lists and the marks of items and ideas.
    """
    title, lines = _titled(_LINE_ENDS.sub("\n", text).split("\n"))
    sorting = _Sorting(ideas or {}, steps)
    for line in lines:
        sorting.take(line)
    sorting.end_list()
    body = _DRAWN.sub(r"\1- ", "\n".join(sorting.story)).strip("\n")
    return Sorted({**({"title": title} if title else {}), **sorting.lists}, body)


def _titled(lines: list[str]) -> tuple[str, list[str]]:
    """The title in the first line that has words, and the lines below; or "" and all lines."""
    at = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    found = _TITLE.fullmatch(lines[at].strip()) if at < len(lines) else None
    return (found["heading"] or found["week"], lines[at + 1 :]) if found else ("", lines)


class _Sorting:
    """Reads lines; holds the story and the lists so far, and the list and item that are open."""

    def __init__(self, ideas: Mapping[int, str], steps: Sequence[str]) -> None:
        self._ideas, self._steps = ideas, steps
        self.story: list[str] = []
        self.lists: dict[str, list[Value]] = {}
        self._list, self._heading = "", ""  # the field that is filled, and its heading till then
        self._item: list[str] = []
        self._number: int | None = None  # of the idea whose paragraph is open; 0: the next free one
        self._bullets = self._gap = False

    def take(self, line: str) -> None:
        """Read the next line."""
        if not line.strip():
            self._blank()
            return
        if opened := begins_idea(line):
            self._end_item()
            self._number = int(opened.groupdict().get("number") or 0)
            self._item = [line[opened.end() :]]
        elif self._number is not None:
            self._item.append(line)
        elif name := list_headed_by(line):
            self.end_list()
            self._list, self._heading, self._bullets = name, line, False
        elif not self._list or not self._takes(line):
            self.end_list()
            self.story.append(line)
        self._gap = False

    def end_list(self) -> None:
        """End the list that is open; a heading that nothing followed belongs to the story."""
        self._end_item()
        if self._heading:
            self._tell(self._heading)
        elif self._list:
            self._tell("")
        self._list = self._heading = ""

    def _blank(self) -> None:
        if self._number is not None or self._item:
            self._end_item()
        if not self._list:
            self._tell("")
        self._gap = True

    def _takes(self, line: str) -> bool:
        """Whether a line belongs to the open list: an item, or more of one."""
        if found := BULLET.match(line):
            self._end_item()
            self._item, self._bullets = [line[found.end() :]], True
        elif self._item and not self._gap and (self._bullets or len(self._item[-1]) >= _WRAPPED):
            self._item.append(line)
        elif self._heading or not (self._bullets or self._gap):
            self._end_item()
            self._item = [line]
        else:
            return False
        return True

    def _end_item(self) -> None:
        words = " ".join(" ".join(self._item).split())
        number, self._number, self._item = self._number, None, []
        if number is not None:
            self._add("ideas", as_idea(words, number, self._ideas))
        elif words and self._list == "followed_up":
            for value in as_follow_up(words, self._steps):
                self._add("followed_up", value)
                return
            self._tell(self._heading)
            self._heading = ""
            self.story.append(f"- {words}")
        elif words:
            self._add(self._list, as_idea(words, 0, {}) if self._list == "ideas" else words)

    def _add(self, name: str, value: Value) -> None:
        self.lists.setdefault(name, []).append(value)
        if name == self._list:
            self._heading = ""

    def _tell(self, line: str) -> None:
        """Add a line to the story, with an empty one above it."""
        if self.story and self.story[-1]:
            self.story.append("")
        self.story.extend(_lines(line))


def _lines(line: str) -> Iterator[str]:
    if line.strip():
        yield line
        yield ""
