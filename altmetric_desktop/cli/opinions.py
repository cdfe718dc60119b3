"""A second opinion in the terminal: what others report of an output, beside what our own sources found."""

from __future__ import annotations

from altmetric_desktop.domain.evidence import Opinion
from altmetric_desktop.words import Words, second_opinion


def lines(opinions: tuple[Opinion, ...], words: Words) -> list[str]:
    """The lines of every provider; none where nobody reported anything."""
    return [line for one in opinions for line in _provider(one, words)]


def _provider(opinion: Opinion, words: Words) -> list[str]:
    said = [f"{words.say('evidence.heading')}: {second_opinion.told(opinion, words)}"]
    score = second_opinion.score(opinion, words)
    said += [f"  {score}"] if score else []
    for line in opinion.lines:
        name = words.say(f"category.{line.category.value}")
        ours = words.say("evidence.ours", n=line.ours)
        theirs = second_opinion.theirs(line, words)
        said.append(f"  {name:<16} {ours:<10} {theirs:<24} {second_opinion.matched(line, words)}")
    return said + [f"  {second_opinion.other(one, words)}" for one in opinion.others]
