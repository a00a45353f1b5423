"""Ready answers for a goal, made by rules from its title and the answers before; the student's own words stay so."""

from collections.abc import Sequence

from bot.content.goals import Kind, Know, kinds
from bot.views import wishes
from bot.views.words import _, html

MOST_AREAS = 4


def areas() -> list[str]:
    """Return what the first screen offers."""
    return _filled([kind.area for kind in kinds() if kind.area][:MOST_AREAS])


def whats(title: str) -> list[str]:
    """Return what could be done for a goal of this title."""
    return _filled(_kind_of(title).what)


def ways_to_know(title: str, specific: str, coach: str, left: int) -> list[str]:
    """Return how one could know that it worked, by what will be done; `left` is how many days are left."""
    return _filled(_know(_kind_of(title, specific), specific).says, coach, left)


def obstacles(title: str, specific: str, coach: str) -> list[str]:
    """Return what could get in the way, each with what then."""
    return _filled(_kind_of(title, specific).if_, coach)


def whys(title: str, specific: str) -> list[str]:
    """Return why somebody may want it."""
    return _filled(_kind_of(title, specific).why)


def _kind_of(title: str, specific: str = "") -> Kind:
    """Return what a goal is about: the kind of the longest keyword in the first words that have one, or the general."""
    for text in (title, specific):
        found = [(len(key), -n) for n, one in enumerate(kinds()) for key in wishes.listed(one.keywords)
                 if wishes.holds(text, key)]  # fmt: skip
        if found:
            return kinds()[-max(found)[1]]
    return kinds()[-1]


def _know(kind: Kind, specific: str) -> Know:
    fitting = [one for one in kind.know if one.of is None or wishes.holds(specific, one.of)]
    return fitting[0]


def _filled(texts: Sequence[str], coach: str = "", left: int = 0) -> list[str]:
    """Translate texts and fill them; so many times is three in seven days, and two at least."""
    times = max(2, round(left * 3 / 7))
    return [html(_(word), coach=coach, n=times).unescape() for word in texts]
