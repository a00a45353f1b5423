"""Sub-module 4.1: integers on number lines and in the world: heights, floors, temperatures."""

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.integers import LOSES_MINUS, NEGATIVES_BACKWARDS, SKIPS_ZERO, STARTS_POSITIVE
from bot.content.texts import N_, Text, say

READS_AWAY_FROM_ZERO = Misconception(
    "integer-reads-away-from-zero",
    N_("reads a scale below zero on from the further label, away from zero"),
    N_("Maybe you read on from the lower label as above zero. Below 0 the numbers get less towards the left or down."),
    "4.1",
)
SMALL_STEPS_OF_ONE = Misconception(
    "integer-small-steps-of-one",
    N_("takes every small step on a scale for one"),
    N_("Maybe you counted every small step as 1. First see how much one small step is."),
    "4.1",
)
COUNTS_LABEL = Misconception(
    "integer-counts-label",
    N_("counts the label as the first small step on a scale"),
    N_("Maybe you counted the label as one. The first step ends at the mark after it."),
    "4.1",
)
WARMER_GOES_DOWN = Misconception(
    "integer-warmer-goes-down",
    N_("goes further below zero where it gets warmer"),
    N_("Maybe you made the number after the minus larger. Warmer goes up, towards 0 and past it."),
    "4.1",
)
UP_GOES_DOWN = Misconception(
    "integer-up-goes-down",
    N_("goes further below zero where the way leads up"),
    N_("Maybe you added to the number after the minus. Up leads towards 0 and past it."),
    "4.1",
)
COUNTS_START = Misconception(
    "integer-counts-start",
    N_("counts the start as the first step"),
    N_("Maybe you counted the place where it starts. The first step ends one further."),
    "4.1",
)
SUBTRACTS_SIZES = Misconception(
    "integer-distance-subtracts-sizes",
    N_("subtracts distances from zero across zero"),
    N_("Maybe you took one from the other without their signs. With 0 between them, both ways to 0 count."),
    "4.1",
)
ADDS_SIZES = Misconception(
    "integer-distance-adds-sizes",
    N_("adds distances from zero on the same side of zero"),
    N_("Maybe you added both ways to 0. On the same side of 0, a part of the way is shared."),
    "4.1",
)
NEGATIVE_DISTANCE = Misconception(
    "integer-negative-distance",
    N_("gives a distance a minus"),
    N_("Maybe you kept a minus. A distance counts steps, so it is never below 0."),
    "4.1",
)
COUNTS_NUMBERS = Misconception(
    "integer-distance-counts-numbers",
    N_("counts numbers with both ends where steps are asked for"),
    N_("Maybe you counted the numbers with both ends. The steps between them are one less."),
    "4.1",
)


@item("4.1.number-line", difficulty=2, variety=170)
def number_line(pick: Pick) -> Question:
    """Read a negative number from a number line with five small steps from label to label."""
    small = pick.one_of((1, 2, 4, 5, 10, 20))
    step, labels = 5 * small, pick.between(2, 5)
    first, base, count = -step * labels, -step * pick.between(1, labels - 1), pick.between(2, 4)
    key = base + count * small
    return Question(
        stem=say(N_("Which number is at A?")),
        figure=Figure(
            "number_line",
            {"first": first, "last": step, "step": step, "marks": [{"at": key, "label": "A"}], "parts": 5},
            say(
                N_("A number line from {first} to {last}. The labels go up by {step}, "
                   "with {parts} equal small steps from one to the next. "
                   "A is {count} small steps to the right of {base}."),
                first=first, last=step, step=step, parts=5, count=count, base=base,
            ),
        ),
        key=key,
        wrong=[
            READS_AWAY_FROM_ZERO(base - count * small),
            SMALL_STEPS_OF_ONE(base + count),
            LOSES_MINUS(-key),
            COUNTS_LABEL(base + (count - 1) * small),
        ],
        because=say(
            N_("Five small steps make {step}, so one makes {small}. Count up from {base}: A is at {key}."),
            step=step, small=small, base=base, key=key,
        ),
    )  # fmt: skip


@item("4.1.thermometer", difficulty=2, variety=240)
def thermometer(pick: Pick) -> Question:
    """Read a thermometer below zero, and say what it shows when it gets warmer."""
    step, labels, warmer = pick.one_of((2, 4, 10)), pick.between(1, 3), pick.between(2, 40)
    reach, low = step * pick.between(4, 5), -step * labels
    at, further = low + step // 2, low - step // 2
    pick.need(warmer - at <= reach)
    return Question(
        stem=say(N_("It gets {warmer} degrees warmer. What does the thermometer show then?"), warmer=warmer),
        figure=Figure(
            "thermometer",
            {"first": -reach, "last": reach, "step": step, "at": at},
            say(
                N_("A thermometer from {first} to {last} degrees, with labels {step} degrees apart. "
                   "It stands half-way between {low} and {high}."),
                first=-reach, last=reach, step=step, low=low, high=low + step,
            ),
        ),
        key=at + warmer,
        wrong=[
            WARMER_GOES_DOWN(at - warmer),
            STARTS_POSITIVE(-at + warmer),
            READS_AWAY_FROM_ZERO(further + warmer),
        ],
        because=say(
            N_("The thermometer shows {at} now. Up by {warmer} from there is {key}."),
            at=at, warmer=warmer, key=at + warmer,
        ),
    )  # fmt: skip


@item("4.1.floors", difficulty=1, variety=1200)
def floors(pick: Pick) -> Question:
    """Ride a lift from below the ground up."""
    name, a, b = pick.name(), pick.between(-6, -2), pick.between(3, 15)
    pick.need(a + b > 1)
    return Question(
        stem=say(
            N_("Floor 0 is the ground floor. {name} is on floor {a} and goes up {b} floors. "
               "On which floor is {name} then?"),
            name=name, a=a, b=b,
        ),
        key=a + b,
        wrong=pick.some([
            SKIPS_ZERO(a + b + 1),
            UP_GOES_DOWN(a - b),
            STARTS_POSITIVE(-a + b),
            COUNTS_START(a + b - 1),
        ], 4),
        because=say(
            N_("It takes {way} floors up to floor 0. Then {rest} of the {b} are left, so it is floor {key}."),
            way=-a, rest=a + b, b=b, key=a + b,
        ),
    )  # fmt: skip


@item("4.1.distance", difficulty=2, variety=650)
def distance(pick: Pick) -> Question:
    """Find how far two integers are apart on the number line."""
    a, b = pick.between(-20, -2), pick.one_of([*range(-20, -1), *range(2, 21)])
    key = abs(a - b)
    pick.need(key > 1)
    return Question(
        stem=say(N_("How far apart are {a} and {b} on the number line?"), a=a, b=b),
        key=key,
        wrong=[
            SUBTRACTS_SIZES(abs(abs(a) - abs(b))),
            ADDS_SIZES(abs(a) + abs(b)),
            NEGATIVE_DISTANCE(-key),
            COUNTS_NUMBERS(key + 1),
        ],
        because=say(
            N_("Count the steps from {low} up to {high}: there are {key}."), low=min(a, b), high=max(a, b), key=key
        ),
    )


def deeper(diver: bool, metres: int) -> Text:  # noqa: FBT001 - either of two
    """Return who is deeper, and by how much."""
    return say(N_("the diver, by {x} m") if diver else N_("the fish, by {x} m"), x=metres)


@item("4.1.sea-level", difficulty=3, variety=700)
def sea_level(pick: Pick) -> Question:
    """Say who is deeper below the sea, and by how much."""
    a, b = pick.between(-30, -2), pick.between(-30, -2)
    apart = abs(a - b)
    pick.need(apart > 1)
    return Question(
        stem=say(
            N_("Sea level is 0 m. A diver is at {a} m and a fish is at {b} m. Who is deeper, and by how much?"),
            a=a, b=b,
        ),
        key=deeper(a < b, apart),
        wrong=[
            NEGATIVES_BACKWARDS(deeper(a > b, apart)),
            ADDS_SIZES(deeper(a < b, -a - b)),
            NEGATIVE_DISTANCE(deeper(a < b, -apart)),
        ],
        because=say(
            N_("{low} is further below 0 than {high}, so it is deeper. From {high} down to {low} it is {apart} m."),
            low=min(a, b), high=max(a, b), apart=apart,
        ),
    )  # fmt: skip
