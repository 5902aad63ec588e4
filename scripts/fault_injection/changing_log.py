"""A small log in memory that changes in all the ways in which a log changes."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

HOOK = Path(__file__).resolve().parents[2] / "hooks" / "learnlog_hook.py"
STATUSES = ("exploring", "testing", "adopted", "captured")
_MONDAY = dt.date(2018, 9, 17)
_WORDS = (
    *("ask", "wait", "list", "room", "week", "page", "share"),
    *("draft", "count", "begin", "early", "letter", "answer", "plan"),
)
_SETTINGS: dict[str, list[object]] = {
    "site_name": ["Made up", "Another name"],
    "site_description": ["Of something", "Of other things"],
    "use_directory_urls": [True, False],
    "repo_url": ["https://github.com/example/log"],
    "nav": [[{"Me": "about.md"}], [{"About me": "about.md"}, "index.md"]],
    "validation": [{"links": {"not_found": "info"}}, {"links": {"anchors": "info"}}],
}
_OPTIONS: dict[str, list[object]] = {
    "stale_after": [2, 5, 8],
    "start": ["2018-09-10", "2018-09-17"],
    "allow": [[{"text": "Idea", "because": "made up"}], []],
    "declaration": ["off", "warn"],
}
_TEMPLATE = '{{% extends "learnlog/main.html" %}}\n{{% block footer %}}{}{{% endblock %}}\n'


class ChangingLog:
    """The files of a site by their paths, and its settings."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._weeks = 0
        self.today = _MONDAY + dt.timedelta(days=60)
        self.learnlog: dict[str, object] = {"editor": False}
        self.settings: dict[str, object] = {"site_name": "Made up"}
        self.files: dict[str, str] = {
            "docs/index.md": "# Here\n\nMy [page](about.md).\n",
            "docs/about.md": "# About\n\nSee [a week](weeks/2018-09-17.md).\n",
            "docs/posts/one.md": "---\ntitle: One\ndate: 2018-09-20\n---\nA post on Idea 1.\n",
        }
        self._before: list[dict[str, str]] = []
        for _ in range(5):
            self.add_week()

    def write(self, site: Path) -> None:
        """Bring a folder to this log; the last site and what is kept are left there."""
        for name in ("docs", "theme"):
            shutil.rmtree(site / name, ignore_errors=True)
        for path, text in self.files.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        theme: dict[str, object] = {"name": "material", "font": False}
        if "theme/main.html" in self.files:
            theme["custom_dir"] = "theme"
        (site / "mkdocs.yml").write_text(
            json.dumps(
                {
                    "site_url": "https://example.org/log/",
                    "plugins": ["search"],
                    "hooks": [str(HOOK)],
                    **self.settings,
                    "theme": theme,
                    "extra": {"learnlog": {**self.learnlog, "today": str(self.today)}},
                }
            ),
            encoding="utf-8",
        )

    def change(self) -> None:
        """One change of any kind."""
        self._before.append(dict(self.files))
        self._dice.choice(CHANGES)(self)

    def add_week(self) -> None:
        """Another week, with an idea, a step, and what became of an earlier idea."""
        day = _MONDAY + dt.timedelta(weeks=self._weeks)
        self._weeks += 1
        number = self._dice.randint(1, self._weeks)
        lines = [f"title: {self._words(3)}", f"tags: [{self._dice.choice(_WORDS)}]"]
        if number < self._weeks:
            lines += [
                f"ideas: [{{idea: {number}, status: {self._dice.choice(STATUSES)}, note: so}}]"
            ]
        lines += ["next_steps:", f"  - {self._words(4)} {self._weeks}"]
        lines += ["achievements:", f"  - {self._words(3)}"]
        prose = f"{self._words(20)}\n\nIdea {self._weeks}: {self._words(5)}.\n"
        self.files[f"docs/weeks/{day}.md"] = "\n".join(["---", *lines, "---", prose])

    def change_words(self) -> None:
        """Other words in an entry or page."""
        path = self._some("docs/")
        self.files[path] += f"\n{self._words(6)}\n"

    def change_title(self) -> None:
        """Another title of a week, which other pages show."""
        path = self._some("docs/weeks/")
        self.files[path] = self.files[path].replace("title: ", f"title: {self._words(1)} ", 1)

    def change_status(self) -> None:
        """Another status of an idea."""
        path = self._some("docs/weeks/")
        was = next((one for one in STATUSES if f"status: {one}" in self.files[path]), "")
        if was:
            new = f"status: {self._dice.choice(STATUSES)}"
            self.files[path] = self.files[path].replace(f"status: {was}", new)

    def follow_up(self) -> None:
        """A step of one week is done in a later one."""
        first, *_, last = sorted(path for path in self.files if path.startswith("docs/weeks/"))
        step = self.files[first].partition("next_steps:\n  - ")[2].partition("\n")[0]
        if step and "followed_up" not in self.files[last]:
            told = f"followed_up: [{{step: {step}, outcome: done}}]\nnext_steps:"
            self.files[last] = self.files[last].replace("next_steps:", told, 1)

    def delete_entry(self) -> None:
        """An entry is gone; what links to it is told."""
        weeks = [path for path in self.files if path.startswith(("docs/weeks/", "docs/posts/"))]
        if len(weeks) > 3:
            del self.files[self._dice.choice(weeks)]

    def rename_entry(self) -> None:
        """A post or a page has another file name."""
        path = self._some("docs/posts/", "docs/about")
        text = self.files.pop(path)
        self.files[path.replace(".md", f"-{self._dice.choice(_WORDS)}.md")] = text

    def make_draft(self) -> None:
        """An entry is withheld, or published again."""
        path = self._some("docs/weeks/")
        text = self.files[path]
        drafted = text.replace("---\n", "---\ndraft: true\n", 1)
        self.files[path] = text.replace("draft: true\n", "") if "draft: true" in text else drafted

    def change_setting(self) -> None:
        """Another setting of the site."""
        name = self._dice.choice(sorted(_SETTINGS))
        self.settings[name] = self._dice.choice(_SETTINGS[name])

    def change_option(self) -> None:
        """Another option of learnlog's own."""
        name = self._dice.choice(sorted(_OPTIONS))
        self.learnlog[name] = self._dice.choice(_OPTIONS[name])

    def change_template(self) -> None:
        """The owner writes a template, changes it, or gives it up."""
        if "theme/main.html" in self.files and self._dice.random() < 0.3:
            del self.files["theme/main.html"]
        else:
            self.files["theme/main.html"] = _TEMPLATE.format(self._words(2))

    def let_time_pass(self) -> None:
        """Past midnight, or past the day on which an idea has waited for too long."""
        self.today += dt.timedelta(days=self._dice.choice((1, 6, 40)))

    def undo(self) -> None:
        """The files as they were some changes ago."""
        self.files = dict(self._dice.choice(self._before))

    def take_back(self) -> None:
        """The files as they were before the last change."""
        self.files = dict(self._before[-1])

    def _some(self, *below: str) -> str:
        found = [path for path in self.files if path.startswith(below) and path.endswith(".md")]
        return self._dice.choice(sorted(found) or ["docs/index.md"])

    def _words(self, number: int) -> str:
        return " ".join(self._dice.choice(_WORDS) for _ in range(number))


CHANGES: tuple[Callable[[ChangingLog], None], ...] = (
    ChangingLog.add_week,
    ChangingLog.change_words,
    ChangingLog.change_title,
    ChangingLog.change_status,
    ChangingLog.follow_up,
    ChangingLog.delete_entry,
    ChangingLog.rename_entry,
    ChangingLog.make_draft,
    ChangingLog.change_setting,
    ChangingLog.change_option,
    ChangingLog.change_template,
    ChangingLog.let_time_pass,
    ChangingLog.undo,
)
