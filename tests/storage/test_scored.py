"""Which outputs have a score at all."""

from __future__ import annotations

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.schemes import DEFAULT, SCHEMES
from altmetric_desktop.domain.sourcing import Failure, Page, SourceKind
from altmetric_desktop.storage import asks, scores
from tests.storage.samples import Desk, ask, doi, post, proof, record, source


def test_what_nobody_was_asked_about_has_no_score(desk: Desk) -> None:
    """A score of 0 says that somebody was asked. Facts, refusals and older readings of streams do not."""
    infos = [
        source(),
        source("facts", channels=()),
        source("feeds", kind=SourceKind.STREAM, channels=(Channel.NEWS,)),
    ]
    names = ("asked", "found", "unknown", "failed", "described", "never")
    desk.take_in(*(record(row, f"On {name}", doi(name)) for row, name in enumerate(names)))
    number = {name: desk.find(name) for name in names}
    desk.plan("w1", (number["asked"], number["unknown"]), ask())
    desk.keep(Page(not_covered=(doi("unknown"),)))
    desk.plan("w2", (number["described"],), ask("w2"), info=infos[1])
    desk.keep(Page(), asked=ask("w2"), info=infos[1])
    desk.keep(Page(mentions=(post(1),)), [[(number["found"], proof("found"))]])
    refused = Failure("source.refused")
    desk.plan("w3", (number["failed"],), ask("w3"))
    desk.step(lambda c, step: asks.failed(c, step, infos[0], ask("w3"), refused, final=True))

    def scored() -> set[str]:
        desk.step(lambda c, step: scores.rescore(c, step, SCHEMES, infos=infos))
        points = desk.read(lambda c: scores.all_points(c, DEFAULT.id))
        return {name for name in names if number.get(name) in points}

    assert scored() == {"asked", "found"}
    assert not desk.read(lambda c: scores.stale(c, DEFAULT, scores.looked_at(c, infos)))
    feed = ask("feed", target="https://example.org/feed")
    desk.plan("feed", (), feed, info=infos[2])
    desk.keep(Page(), asked=feed, info=infos[2])
    assert scored() == set(names)
    desk.take_in(record(20, "Later", doi("later")))
    number["later"] = desk.find("later")
    desk.step(lambda c, step: scores.rescore(c, step, SCHEMES, infos=infos))
    assert number["later"] not in desk.read(lambda c: scores.all_points(c, DEFAULT.id))
