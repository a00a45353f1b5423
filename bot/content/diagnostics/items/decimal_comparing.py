"""Sub-module 3.1: compare decimals, order them, and find them on the number line."""

from decimal import Decimal

from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.items.decimal_places import decimal
from bot.content.texts import N_, Text, say

LONGER_IS_LARGER = Misconception(
    "decimal-longer-is-larger",
    N_("reads the longer decimal as the larger one"),
    N_("Maybe you read the digits after the point as a whole number. Compare tenths with tenths first."),
    "3.1",
)
SHORTER_IS_LARGER = Misconception(
    "decimal-shorter-is-larger",
    N_("reads the shorter decimal as the larger one"),
    N_("Maybe you thought that more digits make tiny pieces, so a smaller number. Compare tenths with tenths first."),
    "3.1",
)
SKIPS_ZERO = Misconception(
    "decimal-skips-zero-after-point",
    N_("skips a zero right after the point"),
    N_("Maybe you skipped the 0 after the point. It says that there are no tenths."),
    "3.1",
)
FROM_LARGE = Misconception(
    "decimal-orders-from-large",
    N_("orders decimals from large to small where small comes first"),
    N_("Maybe you began with the largest. The sign < opens to the larger number."),
    "3.1",
)
NONE_BETWEEN = Misconception(
    "decimal-none-between",
    N_("sees no number between neighbours such as 0.3 and 0.4"),
    N_("Maybe you counted as with whole numbers. Between two decimals there is always another one: add a digit."),
    "3.1",
)
ONLY_HALF_WAY = Misconception(
    "decimal-only-half-way",
    N_("sees only the number half-way between two decimals"),
    N_("Maybe you thought of the one in the middle. There are more on both sides of it."),
    "3.1",
)
ONE_MORE_PLACE = Misconception(
    "decimal-only-one-more-place",
    N_("sees only hundredths between two tenths"),
    N_("Maybe you counted the hundredths between them. Between hundredths there are thousandths, and so on."),
    "3.1",
)
TEN_SMALL_STEPS = Misconception(
    "decimal-line-always-ten-steps",
    N_("expects ten small steps from label to label on a number line"),
    N_("Maybe you expected ten small steps from label to label. Count how many there are here."),
    "3.1",
)
COUNTS_MARKS = Misconception(
    "decimal-line-counts-marks",
    N_("counts the marks between two labels, not the steps"),
    N_("Maybe you counted the small marks. Count the steps between them; there is one more."),
    "3.1",
)
COUNTS_LABEL = Misconception(
    "decimal-line-counts-label",
    N_("counts the label as the first small step on a number line"),
    N_("Maybe you counted the label as one. The first step ends at the mark after it."),
    "3.1",
)


@item("3.1.largest", difficulty=1, variety=9000)
def largest(pick: Pick) -> Question:
    """Find the largest of four decimals with different numbers of digits."""
    whole, tenths = pick.between(0, 9), pick.between(3, 8)
    key = decimal(whole * 100 + tenths * 10 + pick.between(1, 9), 2)
    long = decimal(whole * 1000 + pick.between(1, tenths - 1) * 100 + pick.between(1, 9) * 10 + pick.between(1, 9), 3)
    short = decimal(whole * 10 + pick.between(1, tenths - 1), 1)
    with_zero = decimal(whole * 100 + pick.between(tenths + 1, 9), 2)
    a, b, c, d = pick.some([key, long, short, with_zero], 4)
    return Question(
        stem=say(N_("Which number is the largest: {a}, {b}, {c} or {d}?"), a=a, b=b, c=c, d=d),
        key=key,
        wrong=[LONGER_IS_LARGER(long), SHORTER_IS_LARGER(short), SKIPS_ZERO(with_zero)],
        because=say(
            N_("All of them have {whole} before the point, so the tenths decide. {key} has the most tenths: {tenths}."),
            whole=whole, key=key, tenths=tenths,
        ),
    )  # fmt: skip


def ascending(numbers: list[Decimal]) -> Text:
    """Return a chain of three numbers, each said to be smaller than the next."""
    a, b, c = numbers
    return say(N_("{a} < {b} < {c}"), a=a, b=b, c=c)


@item("3.1.order", difficulty=2, variety=9000)
def order(pick: Pick) -> Question:
    """Order three decimals with different numbers of digits."""
    whole = pick.between(0, 9)
    t, u, v = (pick.between(1, 9) for _ in range(3))
    short = decimal(whole * 10 + t, 1)
    middle = decimal(whole * 100 + u * 10 + pick.between(1, 9), 2)
    long = decimal(whole * 1000 + v * 100 + pick.between(1, 9) * 10 + pick.between(1, 9), 3)
    a, b, c = pick.some([short, middle, long], 3)
    right = sorted([a, b, c])
    return Question(
        stem=say(N_("Put {a}, {b} and {c} in order, from small to large."), a=a, b=b, c=c),
        key=ascending(right),
        wrong=[
            LONGER_IS_LARGER(ascending([short, middle, long])),
            SHORTER_IS_LARGER(ascending([long, middle, short])),
            FROM_LARGE(ascending(right[::-1])),
        ],
        because=say(
            N_("Compare the tenths first, then the hundredths. {small} is the smallest and {large} the largest."),
            small=right[0], large=right[-1],
        ),
    )  # fmt: skip


@item("3.1.between", difficulty=2, variety=550)
def between(pick: Pick) -> Question:
    """Find a number between two decimals with different numbers of digits."""
    whole, tenths, hundredths = pick.between(0, 9), pick.between(2, 8), pick.between(1, 8)
    a, b = decimal(whole * 100 + tenths * 10 + hundredths, 2), decimal(whole * 10 + tenths + 1, 1)
    further = pick.between(hundredths + 1, 9)
    key = decimal(whole * 100 + tenths * 10 + further, 2)
    lower = decimal(whole * 100 + pick.between(1, tenths - 1) * 10 + pick.between(1, 9), 2)
    return Question(
        stem=say(N_("Which number lies between {a} and {b}?"), a=a, b=b),
        key=key,
        wrong=[
            LONGER_IS_LARGER(lower),
            SHORTER_IS_LARGER(b + decimal(pick.between(1, 9), 2)),
            SKIPS_ZERO(decimal(whole * 1000 + tenths * 10 + further, 3)),
        ],
        because=say(
            N_("Give both two digits after the point: {a} and {wider}. Then {key} lies between them."),
            a=a, wider=b.quantize(Decimal("0.01")), key=key,
        ),
    )  # fmt: skip


@item("3.1.how-many-between", difficulty=3, variety=230)
def how_many_between(pick: Pick) -> Question:
    """Say how many decimals lie between two neighbouring tenths."""
    tenths = pick.between(0, 29) * 10 + pick.between(1, 8)
    a, b = decimal(tenths, 1), decimal(tenths + 1, 1)
    return Question(
        stem=say(N_("How many decimals lie between {a} and {b}?"), a=a, b=b),
        key=say(N_("more than you can count")),
        wrong=[NONE_BETWEEN(0), ONLY_HALF_WAY(1), ONE_MORE_PLACE(9)],
        because=say(
            N_("For example {first} and {second} lie between them. Between these lies {third}. It never ends."),
            first=a + decimal(1, 2), second=a + decimal(2, 2), third=a + decimal(11, 3),
        ),
    )  # fmt: skip


@item("3.1.number-line", difficulty=2, variety=550)
def number_line(pick: Pick) -> Question:
    """Read a decimal from a number line with five small steps from label to label."""
    step = pick.one_of((Decimal(1), Decimal("0.1"), Decimal("0.5")))
    first, count = pick.between(0, 20) * step, pick.between(1, 3)
    base, last = first + pick.between(0, 2) * step, first + 3 * step
    key = (base + count * step / 5).normalize()
    marks = [{"at": key, "label": "A"}]
    return Question(
        stem=say(N_("Which number is at A?")),
        figure=Figure(
            "number_line",
            {"first": first, "last": last, "step": step, "marks": marks, "parts": 5},
            say(
                N_("A number line from {first} to {last}. The labels go up by {step}, "
                   "with {parts} equal small steps from one to the next. Small steps from {base} to A: {count}."),
                first=first, last=last, step=step, parts=5, base=base, count=count,
            ),
        ),
        key=key,
        wrong=[
            TEN_SMALL_STEPS((base + count * step / 10).normalize()),
            COUNTS_MARKS((base + count * step / 4).normalize()),
            COUNTS_LABEL((base + (count + 1) * step / 5).normalize()),
        ],
        because=say(
            N_("Five small steps make {step}, so one makes {small}. Count on from {base}: A is at {key}."),
            step=step, small=(step / 5).normalize(), base=base, key=key,
        ),
    )  # fmt: skip
