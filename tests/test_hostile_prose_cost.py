"""What is made to take long takes no longer than other text of its length."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
WRITE = """
from learnlog.markdown.github_markdown import to_python_markdown, unlike_github
from learnlog.markdown.markdown_blocks import parse
blocks = parse(text)
to_python_markdown(text, blocks)
list(unlike_github(text, blocks))
"""
TEXTS = {
    "links in one word": "'x://( ' + '-http://' * 25_000",
    "addresses in one word": "'a~ ' + '://' * 66_000",
    "addresses in one word of a list": "'- a\\n  ' + '://' * 66_000",
    "blanks in a heading": "'# a~' + ' ' * 200_000 + 'b'",
    "blanks behind a fence": "'~~~ a ' + ' ' * 200_000 + 'b'",
    "brackets behind a link": "'http://(' + ')' * 200_000",
    "an endless name of a tag": "'a <' + 'b' * 200_000",
    "tags never closed": "'<b>\\n' * 50_000",
    "comments never closed": "'a <!-- ' * 25_000",
    "filtered tags": "'a <title> ' * 20_000",
    "anchors": "'x://( ' + '<a >' * 50_000",
    "ticks in indented code": "'- a\\n\\n      ' + '`' * 200_000",
    "ticks in a fence": "'   ```\\na\\n    ' + '`' * 200_000",
    "lines of wide blanks": "'a\\n' + '\\u2003\\n' * 60_000 + 'b'",
}
MASK = "from learnlog.masking import masked\nmasked(text)"
MASKED = {
    "brackets never closed": "'[' * 200_000",
    "brackets in brackets": "'[' * 100_000 + ']' * 100_000",
    "links never closed": "'[a](' * 50_000",
    "links with spaces": "'[a]( ' + ' ' * 200_000",
    "titles never closed": "'[a](u \"' * 25_000",
    "addresses with brackets": "'[a](' + '()' * 100_000",
    "open tags": "'<a' * 100_000",
    "backslashes": "'[a](' + chr(92) * 200_000",
}
MEND = """
from learnlog.front_matter.mending import mend
mend([text], [0], lambda lines: 0)
"""
QUOTED = {
    "blanks in a value": "'title: @a' + ' ' * 200_000 + 'b'",
    "blanks in an item": "'- @a' + ' ' * 200_000 + 'b'",
    "blanks": "' ' * 200_000",
    "hyphens": "'- ' * 100_000 + 'a'",
}
NEAREST = """
from learnlog.did_you_mean import nearest_text
for number in range(1_000):
    nearest_text(f"Ask {number} people what they wrote down", text)
"""
KNOWN = {"open steps": "[f'Write down {n * 7919} thoughts about maps' * 3 for n in range(1_000)]"}

CASES = [
    pytest.param(program, text, id=name)
    for program, texts in ((WRITE, TEXTS), (MASK, MASKED), (MEND, QUOTED), (NEAREST, KNOWN))
    for name, text in texts.items()
]


@pytest.mark.parametrize(("program", "text"), CASES)
def test_cost(program: str, text: str) -> None:
    code = f"import sys\nsys.path.insert(0, {str(HOOKS)!r})\ntext = {text}\n{program}"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)
