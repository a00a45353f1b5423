"""Sub-module 4.1: compare integers, and find opposites, sizes and numbers between."""

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, Text, say

NEGATIVES_BACKWARDS = Misconception(
    "integer-negatives-backwards",
    N_("takes −7 for larger than −3, as 7 is larger than 3"),
    N_("Maybe you compared the numbers without their minus. Below zero, further from 0 means smaller."),
    "4.1",
)
IGNORES_MINUS = Misconception(
    "integer-ignores-minus",
    N_("compares integers as if no minus stood there"),
    N_("Maybe you read past the minus. Every negative number is smaller than every positive one."),
    "4.1",
)
ZERO_IS_LEAST = Misconception(
    "integer-zero-is-least",
    N_("takes zero for the smallest number"),
    N_("Maybe you thought that nothing is less than 0. Think of a cold day: −3 degrees is colder than 0."),
    "4.1",
)
FROM_LARGE = Misconception(
    "integer-orders-from-large",
    N_("orders integers from large to small where small comes first"),
    N_("Maybe you began with the largest. The sign < opens to the larger number."),
    "4.1",
)
OPPOSITE_STAYS = Misconception(
    "integer-opposite-stays",
    N_("leaves a number as it is where its opposite is asked for"),
    N_("Maybe you stayed at the same number. The opposite is on the other side of 0, just as far away."),
    "4.1",
)
LEFT_FOR_RIGHT = Misconception(
    "integer-left-for-right",
    N_("mixes up left and right on the number line"),
    N_("Maybe you went to the right. On the number line, the numbers get smaller to the left."),
    "4.1",
)
OPPOSITE_IS_ZERO = Misconception(
    "integer-opposite-is-zero",
    N_("takes zero for the opposite of a number"),
    N_("Maybe you jumped to 0. A number and its opposite make 0 together, so the opposite lies beyond it."),
    "4.1",
)
BARS_DO_NOTHING = Misconception(
    "integer-bars-do-nothing",
    N_("leaves the signs between absolute value bars"),
    N_("Maybe you kept the sign between the bars. |−5| asks how far −5 is from 0: it is 5."),
    "4.1",
)
BARS_TURN_SIGNS = Misconception(
    "integer-bars-turn-signs",
    N_("turns every sign between absolute value bars"),
    N_("Maybe you turned both signs around. A distance from 0 is never negative, so a positive number stays."),
    "4.1",
)
BARS_MAKE_MINUS = Misconception(
    "integer-bars-make-minus",
    N_("takes absolute values for negative"),
    N_("Maybe you gave both numbers a minus. The bars ask how far it is to 0, and that is never negative."),
    "4.1",
)
LESS_TOWARDS_ZERO = Misconception(
    "integer-less-towards-zero",
    N_("goes towards zero where a negative number gets less"),
    N_("Maybe you went towards 0. Less means to the left, away from 0 for a negative number."),
    "4.1",
)
STARTS_POSITIVE = Misconception(
    "integer-starts-positive",
    N_("starts from the positive number where it is negative"),
    N_("Maybe you began on the positive side. The minus says that the start is below 0."),
    "4.1",
)
LOSES_MINUS = Misconception(
    "integer-loses-minus",
    N_("counts correctly below zero and leaves the minus out"),
    N_("Maybe you counted the right way and the minus got lost. Below 0 it belongs to the number."),
    "4.1",
)
SKIPS_ZERO = Misconception(
    "integer-skips-zero",
    N_("leaves zero out when counting integers"),
    N_("Maybe you went from −1 to 1 at once. Zero lies between them and counts too."),
    "4.1",
)
COUNTS_ENDS = Misconception(
    "integer-counts-both-ends",
    N_("counts both ends along with the numbers between"),
    N_("Maybe you counted the two ends as well. Only the numbers between them are meant."),
    "4.1",
)
STEPS_FOR_NUMBERS = Misconception(
    "integer-steps-for-numbers",
    N_("counts steps where numbers between are asked for"),
    N_("Maybe you counted the steps. Between the ends there is one number less than there are steps."),
    "4.1",
)


def more(larger: int, smaller: int) -> Text:
    """Return the sentence that one number is larger than another one."""
    return say(N_("{a} > {b}"), a=larger, b=smaller)


def ascending(numbers: list[int]) -> Text:
    """Return a chain of four numbers, each said to be smaller than the next."""
    a, b, c, d = numbers
    return say(N_("{a} < {b} < {c} < {d}"), a=a, b=b, c=c, d=d)


@item("4.1.true-sentence", difficulty=1, variety=6500)
def true_sentence(pick: Pick) -> Question:
    """Find the true comparison of integers."""
    low, high, above = pick.between(-20, -3), pick.between(-19, -1), pick.between(1, 15)
    pick.need(low < high and above < -low)
    a, b, c = pick.some([low, high, above], 3)
    return Question(
        stem=say(N_("Look at {a}, {b} and {c}. Which sentence is true?"), a=a, b=b, c=c),
        key=more(high, low),
        wrong=[
            NEGATIVES_BACKWARDS(more(low, high)),
            IGNORES_MINUS(more(low, above)),
            ZERO_IS_LEAST(more(high, 0)),
        ],
        because=say(
            N_("{low} is further to the left on the number line than {high}. So {high} is larger."), low=low, high=high
        ),
    )


@item("4.1.order", difficulty=2, variety=9000)
def order(pick: Pick) -> Question:
    """Order four integers on both sides of zero."""
    low, high, *positive = pick.between(-20, -2), pick.between(-19, -1), pick.between(1, 20), pick.between(1, 20)
    pick.need(low < high and min(positive) < -low and len({-low, -high, *positive}) == 4)
    a, b, c, d = pick.some([low, high, *positive], 4)
    right = sorted([a, b, c, d])
    return Question(
        stem=say(N_("Put {a}, {b}, {c} and {d} in order, from small to large."), a=a, b=b, c=c, d=d),
        key=ascending(right),
        wrong=[
            NEGATIVES_BACKWARDS(ascending([high, low, *sorted(positive)])),
            IGNORES_MINUS(ascending(sorted(right, key=abs))),
            FROM_LARGE(ascending(right[::-1])),
        ],
        because=say(
            N_("The negative numbers come first. {low} is further below 0 than {high}, so it is the smallest."),
            low=low, high=high,
        ),
    )  # fmt: skip


@item("4.1.opposite", difficulty=2, variety=5000)
def opposite(pick: Pick) -> Question:
    """Go from a number to its opposite and on to the left."""
    name, a, b = pick.name(), pick.one_of([*range(-15, -1), *range(2, 16)]), pick.between(2, 12)
    return Question(
        stem=say(
            N_("{name} stands at {a} on a number line and jumps to the opposite number. "
               "Then {name} goes {b} steps to the left. Where is {name} now?"),
            name=name, a=a, b=b,
        ),
        key=-a - b,
        wrong=[OPPOSITE_STAYS(a - b), LEFT_FOR_RIGHT(-a + b), OPPOSITE_IS_ZERO(-b)],
        because=say(
            N_("The opposite of {a} is {opposite}. From there, {b} steps to the left lead to {key}."),
            a=a, opposite=-a, b=b, key=-a - b,
        ),
    )  # fmt: skip


@item("4.1.absolute", difficulty=2, variety=650)
def absolute(pick: Pick) -> Question:
    """Add the absolute values of a negative and a positive number."""
    a, b = pick.some([pick.between(-20, -2), pick.between(2, 20)], 2)
    key = abs(a) + abs(b)
    return Question(
        stem=say(N_("|{a}| + |{b}| = ?"), a=a, b=b),
        key=key,
        wrong=[BARS_DO_NOTHING(a + b), BARS_TURN_SIGNS(-a - b), BARS_MAKE_MINUS(-key)],
        because=say(
            N_("The bars ask how far a number is from 0. For {a} that is {far}, for {b} it is {near}: {key} in all."),
            a=a, far=abs(a), b=b, near=abs(b), key=key,
        ),
    )  # fmt: skip


@item("4.1.less-than", difficulty=1, variety=350)
def less_than(pick: Pick) -> Question:
    """Find the number that is so much less than a negative number."""
    a, b = pick.between(-20, -1), pick.between(2, 20)
    return Question(
        stem=say(N_("Which number is {b} less than {a}?"), a=a, b=b),
        key=a - b,
        wrong=[LESS_TOWARDS_ZERO(a + b), LOSES_MINUS(b - a), STARTS_POSITIVE(-a - b)],
        because=say(
            N_("Less means to the left on the number line. {b} steps to the left of {a} is {key}."), a=a, b=b, key=a - b
        ),
    )


@item("4.1.integers-between", difficulty=3, variety=190)
def integers_between(pick: Pick) -> Question:
    """Count the integers between a negative and a positive number."""
    a, b = pick.between(-15, -2), pick.between(2, 15)
    key = b - a - 1
    return Question(
        stem=say(N_("How many integers are larger than {a} and smaller than {b}?"), a=a, b=b),
        key=key,
        wrong=[SKIPS_ZERO(key - 1), COUNTS_ENDS(key + 2), STEPS_FOR_NUMBERS(key + 1)],
        because=say(
            N_("Below 0: {below}. Above 0: {above}. And 0 itself counts too. Together that is {key}."),
            below=-a - 1, above=b - 1, key=key,
        ),
    )  # fmt: skip
