"""`python scripts/privacy.py`: has the confidentiality check look at a corpus, and counts."""

from __future__ import annotations

import sys

import click
from privacy_corpus.corpus import sentences
from privacy_corpus.sentences import HELD_OUT, SPLITS

from learnlog.privacy.detectors import find_all
from privacy_count.counting import count
from privacy_count.goals import GOALS
from privacy_count.misses import misses
from privacy_count.table import manual_table, tables


@click.command()
@click.option("--reduced", is_flag=True, help="A quarter of the sentences.")
@click.option("--split", type=click.Choice(SPLITS), help="This half of the sentences only.")
@click.option("--misses", "shown", default=0, metavar="NUMBER", help="Show so many of the misses.")
@click.option("--manual", is_flag=True, help="Print the manual's table of what is missed instead.")
@click.option("--seed", default=2018, show_default=True, help="Where the dice begin.")
def main(reduced: bool, split: str | None, shown: int, manual: bool, seed: int) -> None:
    """Count what the confidentiality check finds in made-up sentences.

    Prints tables in Markdown. Exits with 1 where a goal was missed on the held-out half. Of that
    half --misses shows kinds and numbers of templates only: no rule may be tuned on it.
    """
    if manual:
        click.echo("\n".join(manual_table(count(sentences(HELD_OUT, seed), find_all))))
        return
    chosen = [split] if split else SPLITS
    counts = {one: count(sentences(one, seed, reduced=reduced), find_all) for one in chosen}
    for line in tables(counts):
        click.echo(line)
    if shown:
        for one, counted in counts.items():
            click.echo("\n" + "\n".join(misses(one, counted, shown)))
    if HELD_OUT in counts and not all(goal.met(counts[HELD_OUT]) for goal in GOALS):
        sys.exit(1)


if __name__ == "__main__":
    main(prog_name="privacy.py")
