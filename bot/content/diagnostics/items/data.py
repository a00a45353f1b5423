"""Sub-module 7.4: mean, median, mode and range."""

from collections.abc import Sequence
from decimal import Decimal

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.texts import N_, Text, say

GIVES_TOTAL = Misconception(
    "data-give-total",
    N_("adds for a mean and does not divide"),
    N_("Maybe you stopped after adding. Now share the total out over all numbers."),
    "7.4",
)
GIVES_MEDIAN = Misconception(
    "data-give-median",
    N_("gives the median for another measure"),
    N_("Maybe you took the number in the middle. That is the median; look at the word in the question again."),
    "7.4",
)
GIVES_MEAN = Misconception(
    "data-give-mean",
    N_("gives the mean for another measure"),
    N_("Maybe you shared the total out. That is the mean; look at the word in the question again."),
    "7.4",
)
GIVES_RANGE = Misconception(
    "data-give-range",
    N_("gives the range for another measure"),
    N_("Maybe you took the smallest from the largest. That is the range; look at the word in the question again."),
    "7.4",
)
GIVES_LARGEST = Misconception(
    "data-give-largest",
    N_("gives the largest number for another measure"),
    N_("Maybe you took the largest number. Look at the word in the question again; it asks for something else."),
    "7.4",
)
MIDDLE_OF_ENDS = Misconception(
    "data-middle-of-ends",
    N_("goes halfway between smallest and largest"),
    N_("Maybe you used only the smallest and the largest. The numbers between them count as well."),
    "7.4",
)
MIDDLE_AS_WRITTEN = Misconception(
    "data-middle-as-written",
    N_("takes the median without ordering"),
    N_("Maybe you took the middle of the list as it stands. Put the numbers in order first."),
    "7.4",
)
ENDS_AS_WRITTEN = Misconception(
    "data-ends-as-written",
    N_("takes the first and last number for a range"),
    N_("Maybe you used the first and the last number. The range goes from the smallest to the largest."),
    "7.4",
)
GIVES_FREQUENCY = Misconception(
    "mode-give-frequency",
    N_("gives how often and not what"),
    N_("Maybe you gave how many there are. The mode is the thing itself that comes most often."),
    "7.4",
)
RAREST_FOR_MODE = Misconception(
    "mode-rarest",
    N_("gives the rarest for the mode"),
    N_("Maybe you took the one that comes least often. The mode is the one that comes most often."),
    "7.4",
)
MIDDLE_OF_TABLE = Misconception(
    "mode-middle-row",
    N_("gives the middle row of a table"),
    N_("Maybe you took the row in the middle. For the mode, look for the largest count."),
    "7.4",
)
DIVIDES_BY_ROWS = Misconception(
    "mean-divide-by-rows",
    N_("divides by the rows of a table"),
    N_("Maybe you divided by the number of rows. Each row stands for several games; count the games."),
    "7.4",
)
AVERAGES_VALUES = Misconception(
    "mean-average-values",
    N_("takes the mean of the values and not how often they come"),
    N_("Maybe you took each row once. A row that comes often counts more."),
    "7.4",
)
AVERAGES_COUNTS = Misconception(
    "mean-average-counts",
    N_("takes the mean of the counts"),
    N_("Maybe you took the mean of the other column. That one says how many games there were."),
    "7.4",
)


def named(numbers: Sequence[int]) -> dict[str, int]:
    """Name the numbers of a list a, b, c, … for a text."""
    return dict(zip("abcdefg", numbers, strict=False))


def middle(numbers: Sequence[int]) -> int:
    """Return the median of an odd count of numbers."""
    return sorted(numbers)[len(numbers) // 2]


def shared(total: int, among: int) -> Decimal:
    """Divide where the result is short."""
    return Decimal(total) / Decimal(among)


def listed(things: Sequence[object], numbers: Sequence[object]) -> Text:
    """Say which number belongs to each thing: Mon: 4, Tue: 7."""
    said, *others = (say(N_("{thing}: {n}"), thing=thing, n=n) for thing, n in zip(things, numbers, strict=True))
    for other in others:
        said = say(N_("{before}, {next}"), before=said, next=other)
    return said


def table(head: tuple[Text, Text], values: Sequence[int], counts: Sequence[int]) -> Figure:
    """Show how often each value comes."""
    caption = say(
        N_("A table of “{first}” and “{second}”. {rows}."),
        first=head[0], second=head[1], rows=listed(values, counts),
    )  # fmt: skip
    rows = [list(row) for row in zip(values, counts, strict=True)]
    return Figure("table", {"head": list(head), "rows": rows}, caption)


@item("7.4.mean", difficulty=1, variety=9000)
def mean(pick: Pick) -> Question:
    """Find the mean of five numbers."""
    name, numbers = pick.name(), [pick.between(2, 20) for _ in range(5)]
    total = sum(numbers)
    pick.need(total % 5 == 0 and len(set(numbers)) > 3)
    return Question(
        stem=say(
            N_("In five games {name} scored {a}, {b}, {c}, {d} and {e} points. What is the mean?"),
            name=name, **named(numbers),
        ),
        key=total // 5,
        wrong=[
            GIVES_MEDIAN(middle(numbers)),
            GIVES_TOTAL(total),
            GIVES_RANGE(max(numbers) - min(numbers)),
            MIDDLE_OF_ENDS(shared(max(numbers) + min(numbers), 2)),
        ],
        because=say(
            N_("Together it is {total} points. Shared out over 5 games: {total} ÷ 5 = {key}."),
            total=total, key=total // 5,
        ),
    )  # fmt: skip


@item("7.4.median", difficulty=2, variety=9000)
def median(pick: Pick) -> Question:
    """Find the median of seven numbers."""
    name, numbers = pick.name(), [pick.between(3, 30) for _ in range(7)]
    pick.need(len(set(numbers)) > 5 and sum(numbers) % 7 == 0)
    key = middle(numbers)
    return Question(
        stem=say(
            N_("On seven days {name} read {a}, {b}, {c}, {d}, {e}, {f} and {g} pages. What is the median?"),
            name=name, **named(numbers),
        ),
        key=key,
        wrong=[
            MIDDLE_AS_WRITTEN(numbers[3]),
            GIVES_MEAN(sum(numbers) // 7),
            GIVES_RANGE(max(numbers) - min(numbers)),
            MIDDLE_OF_ENDS(shared(max(numbers) + min(numbers), 2)),
        ],
        because=say(
            N_("In order: {a}, {b}, {c}, {d}, {e}, {f}, {g}. The one in the middle is {key}."),
            key=key, **named(sorted(numbers)),
        ),
    )  # fmt: skip


@item("7.4.range", difficulty=1, variety=9000)
def spread(pick: Pick) -> Question:
    """Find the range of five numbers."""
    name, numbers = pick.name(), pick.some(range(5, 60), 5)
    key = max(numbers) - min(numbers)
    return Question(
        stem=say(
            N_("On five days {name} practised for {a}, {b}, {c}, {d} and {e} minutes. What is the range?"),
            name=name, **named(numbers),
        ),
        key=key,
        wrong=[
            ENDS_AS_WRITTEN(abs(numbers[-1] - numbers[0])),
            GIVES_LARGEST(max(numbers)),
            GIVES_MEDIAN(middle(numbers)),
        ],
        because=say(
            N_("The range goes from the smallest to the largest number. {most} − {least} = {key}."),
            most=max(numbers), least=min(numbers), key=key,
        ),
    )  # fmt: skip


@item("7.4.mode", difficulty=2, variety=9000)
def mode(pick: Pick) -> Question:
    """Read the mode from a table of how often each value comes."""
    first, counts = pick.between(30, 38), pick.some(range(1, 15), 5)
    sizes = range(first, first + 5)
    key = sizes[counts.index(max(counts))]
    return Question(
        stem=say(N_("What is the mode of the shoe sizes?")),
        figure=table((say(N_("Shoe size")), say(N_("Children"))), sizes, counts),
        key=key,
        wrong=[
            GIVES_FREQUENCY(max(counts)),
            MIDDLE_OF_TABLE(sizes[2]),
            GIVES_LARGEST(sizes[-1]),
            RAREST_FOR_MODE(sizes[counts.index(min(counts))]),
        ],
        because=say(
            N_("Size {key} comes most often: {count} children wear it. The mode is the size, not the count."),
            key=key, count=max(counts),
        ),
    )  # fmt: skip


@item("7.4.mean-of-table", difficulty=3, variety=1000)
def mean_of_table(pick: Pick) -> Question:
    """Find the mean from a table of how often each value comes."""
    first, counts = pick.between(0, 8), [pick.between(1, 7) for _ in range(4)]
    points = range(first, first + 4)
    games, total = sum(counts), sum(value * count for value, count in zip(points, counts, strict=True))
    pick.need(games % 2 == 0 and total % 2 == 0 and 2 * total % games == 0)
    key = shared(total, games)
    return Question(
        stem=say(N_("What is the mean number of points in a game?")),
        figure=table((say(N_("Points")), say(N_("Games"))), points, counts),
        key=key,
        wrong=[
            DIVIDES_BY_ROWS(shared(total, 4)),
            AVERAGES_VALUES(shared(sum(points), 4)),
            AVERAGES_COUNTS(shared(games, 4)),
            GIVES_TOTAL(total),
        ],
        because=say(
            N_("There are {games} games with {total} points together. {total} ÷ {games} = {key}."),
            games=games, total=total, key=key,
        ),
    )  # fmt: skip
