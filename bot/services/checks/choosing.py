"""Which questions a student gets: sub-modules in turn, no source twice while another is unused, nothing met before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from bot.content.diagnostics.item import Asked
from bot.services.checks.sources import Source

SEEDS = 1_000_000
TRIES = 400  # with a quarter of a source's questions still new, all of these miss once in 10^50 times
DRAWS_A_QUESTION = 8


def for_practice(sources: Sequence[Source]) -> list[Source]:
    """Leave out every fourth source of each sub-module: those are kept for the check."""
    return [one for part in _by_part(sources).values() for place, one in enumerate(part) if place % 4 != 3]


def choose(sources: Sequence[Source], count: int, met: Mapping[str, int], chance: Random) -> list[Asked]:
    """Return questions for one sitting; `met` says how often the student met each fingerprint.

    ValueError where there is no source at all.
    """
    if not sources:
        raise ValueError("There is nothing to choose from.")
    met = Counter(met)
    chosen: list[Asked] = []
    unused: dict[str, list[Source]] = {}
    while len(chosen) < count:
        if not any(unused.values()):
            unused = {name: _rarest_first(part, met, chance) for name, part in _by_part(sources).items()}
        for part in unused.values():
            if part and len(chosen) < count:
                one = _fresh(part, met, chance)
                part[:] = [source for source in part if source.key != one.item]
                met[one.fingerprint] += 1
                chosen.append(one)
    return chosen


def fresh_like(sources: Sequence[Source], item: str, met: Mapping[str, int], chance: Random) -> Asked:
    """Return a question of the same source that the student has not met; of another one where there is none left."""
    same = [one for one in sources if one.key == item]
    part = same[0].submodule if same else ".".join(item.split(".")[:2])
    beside = [one for one in sources if one.submodule == part and one.key != item]
    return _fresh([*same, *beside] or sources, met, chance)


def _by_part(sources: Iterable[Source]) -> dict[str, list[Source]]:
    parts: dict[str, list[Source]] = {}
    for one in sources:
        parts.setdefault(one.submodule, []).append(one)
    return dict(sorted(parts.items()))


def _rarest_first(part: Sequence[Source], met: Mapping[str, int], chance: Random) -> list[Source]:
    """Return the sources of a part, those whose questions were met least often first, else in any order."""
    times: Counter[str] = Counter()
    for fingerprint, count in met.items():
        times[fingerprint.split("|", 1)[0]] += count
    return sorted(chance.sample(part, len(part)), key=lambda one: times[one.key])


def _fresh(sources: Sequence[Source], met: Mapping[str, int], chance: Random) -> Asked:
    """Return the first question that is new to the student; where none is found, the one met least often."""
    found: list[Asked] = []
    for source in sources:
        for _ in range(min(TRIES, DRAWS_A_QUESTION * source.variety)):
            one = source.ask(chance.randrange(SEEDS))
            if not met.get(one.fingerprint):
                return one
            found.append(one)
    return min(found, key=lambda one: met[one.fingerprint])
