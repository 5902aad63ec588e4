"""The steps by which something is taken down, in the order in which they help."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog_cli.taking_down.history import History
from learnlog_cli.taking_down.traces import Traces

BACK = "What others have copied can't be called back. Be quick, and tell those who must know."


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, and the lines that say how; those with blanks before are to copy."""

    title: str
    lines: tuple[str, ...]


def steps(path: str, traces: Traces, history: History) -> Iterator[Step]:
    """All steps for a file of a log."""
    yield Step("If a person can be recognised: stop and tell, today", WHO)
    yield Step("Take it off the site", tuple(_off_the_site(path, traces)))
    yield Step("See that it is gone", tuple(_look(traces)))
    yield Step("Take it out of the history", tuple(_out_of_history(path, traces, history)))
    yield Step("Ask GitHub about what it keeps", GITHUB)
    yield Step("Have search engines and archives forget it", tuple(_elsewhere(traces)))
    yield Step("Know what stays", STAYS)


WHO = (
    "Make the repository private: on GitHub, Settings, General, Danger Zone, Change visibility.",
    "Forks of a public repository stay public. With a free account the site goes offline too,",
    "if it is published from that repository; otherwise take it off as below.",
    "Tell whoever answers for information where you work: the data protection officer, the",
    "information governance team, the Caldicott Guardian. Say what was to be seen, since when,",
    "and what you have done. They decide what follows, and whether the people are told. Under",
    "Article 33 of the UK GDPR an organisation has 72 hours, from when it knows of a breach, to",
    "report it to the ICO, unless it is unlikely to put anybody at risk. That clock may be",
    "running: don't wait until everything is deleted.",
    "Write down what you do and when. Don't write what was seen into an issue or a commit message.",
)
GITHUB = (
    "Commits that were rewritten can still be opened by their address, and pull requests keep",
    "what they showed. Only GitHub can delete both: support.github.com, a request to remove",
    "sensitive data. Give the repository, the first changed commit (git filter-repo prints it)",
    "and the pull requests. It helps where changing a password would not be enough: say that it",
    "is about a person, and not what was to be read.",
    "Forks: their owners have to delete them, or GitHub does where its rules say so. The page",
    "Insights, Forks lists the public ones.",
    "Runs of workflows keep what they built: Actions, the run, delete its artifacts (a preview",
    "stays seven days otherwise) and the run with its log. Releases, issues, discussions and",
    "comments are texts of their own: look there as well.",
    "A public site that is pushed from a private repository has one commit and no history; its",
    "earlier commits can still be opened by their address until GitHub deletes them.",
)
STAYS = (
    "Clones, forks and downloads on other computers, screenshots, prints, mails about a push,",
    "copies in readers of feeds, in companies' caches and in collections made for training.",
    "If a password or a key was in it, change it: it counts as known.",
    "Ask the people concerned what would help them. They may know of copies that you don't.",
)


def _off_the_site(path: str, traces: Traces) -> Iterator[str]:
    if traces.gone:
        yield f"There is no {path} here now. If it was deleted, commit that, and push:"
    elif traces.draft:
        yield "It says 'draft: true' already, so the next build leaves it out. Commit and push."
    elif path.endswith(".md"):
        yield f"Write 'draft: true' between the '---' lines at the top of {path}"
        yield "(and these two lines as well, where there are none), or delete the file. Then commit"
        yield "and push:"
    else:
        yield f"Delete {path}, and what names it. Then commit and push:"
    quoted = shlex.quote(path)
    yield f"    git add -A -- {quoted}"
    yield '    git commit -m "Take something off the site"'
    yield "    git push"
    yield "The workflow 'publish' builds the site without it in some minutes (Actions shows it)."
    yield "If that run is red, the old site stays, with all that is on it: mend what the run names,"
    yield "or take the whole site off meanwhile (Settings, Pages, Unpublish site)."
    if traces.pictures:
        yield "Only this text names these files. They are published until you delete them too:"
        yield from _indented(traces.pictures)


def _look(traces: Traces) -> Iterator[str]:
    yield "GitHub Pages and browsers may show the old page for ten minutes more. Then open, in a"
    yield "private window:"
    yield from _indented((traces.own,) if traces.own else ("(this file is no page by itself)",))
    if traces.shown:
        yield f"These pages show parts of it, or lead to it ({len(traces.shown)}):"
        yield from _indented(traces.shown)
    if traces.feeds:
        yield f"It was in these feeds ({len(traces.feeds)}); readers of feeds keep what they have:"
        yield from _indented(traces.feeds)
    yield "The search of the site is built anew with it."


def _out_of_history(path: str, traces: Traces, history: History) -> Iterator[str]:
    if not history.asked:
        yield "Git can't be asked here. If the log is in a repository, it may remember the file:"
        yield f"    git log --all -- {shlex.quote(path)}"
    elif not history.versions:
        yield "Git has no commit with this file here, so there is nothing to take out."
        yield "Look whether another computer has pushed it."
        return
    else:
        yield _remembered(history)
    yield "Everybody who can read the repository can read all versions. A draft is no secret there."
    yield "Install git-filter-repo (github.com/newren/git-filter-repo), and in a fresh clone type:"
    own = (f"{history.prefix}{one}" for one in (path, *traces.pictures))
    names = dict.fromkeys((*history.names, *own))
    given = " ".join(f"--path {shlex.quote(one)}" for one in names)
    yield f"    git filter-repo --sensitive-data-removal --invert-paths {given}"
    yield "    git push --force --mirror origin"
    yield "It deletes these files from every version; keep a copy outside of the repository, if you"
    yield "may. Everybody else has to delete their clone and make a new one: a push from an old"
    yield "clone brings it all back. Pull requests that are open may break."


def _remembered(history: History) -> str:
    count = f"{history.versions} commit{'s' if history.versions != 1 else ''}"
    if history.versions == history.pushed:
        whole = "and it has" if history.pushed == 1 else "and all of them have"
        return f"Git remembers it in {count}, {whole} been pushed."
    if history.pushed:
        some = "1 has" if history.pushed == 1 else f"{history.pushed} have"
        return f"Git remembers it in {count}, of which {some} been pushed."
    if history.remotes:
        return f"Git remembers it in {count}; no branch that was fetched from elsewhere has them."
    return f"Git remembers it in {count}, on this computer only, as far as it knows."


def _elsewhere(traces: Traces) -> Iterator[str]:
    yield "Do this when the pages are gone: search engines look whether they are."
    yield "Google: 'Refresh outdated content' for anybody, 'Removals' in Search Console for owners"
    yield "of a site. Bing, and those who use it: 'Content Removal'. Each wants the addresses."
    yield "Internet Archive: look for the address at web.archive.org; if it is there, write to"
    yield "info@archive.org. Name the address, not what stood there."


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)
