"""Sub-module 1.1: the four operations with whole numbers."""

from collections.abc import Callable

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

LEFT_TO_RIGHT = Misconception(
    "order-left-to-right",
    N_("works from left to right, whatever the signs"),
    N_("Maybe you went from left to right. Times and divide go first; plus and minus wait."),
    "1.1",
)
PLUS_BEFORE_MINUS = Misconception(
    "order-plus-before-minus",
    N_("does every plus before a minus"),
    N_("Maybe you did the plus before the minus. Neither is stronger: the one further left goes first."),
    "1.1",
)
PLUS_BEFORE_TIMES = Misconception(
    "order-plus-before-times",
    N_("adds before multiplying"),
    N_("Maybe you added first. Times goes before plus, as if there were brackets around it."),
    "1.1",
)
SMALLER_FROM_LARGER = Misconception(
    "subtracts-smaller-digit",
    N_("takes the smaller digit from the larger in each column"),
    N_("Maybe you took the smaller digit from the larger one. The lower number is taken away, so open a ten."),
    "1.1",
)
NO_PAYING_BACK = Misconception(
    "borrows-without-paying",
    N_("borrows a ten and leaves the next column as it was"),
    N_("Maybe you borrowed a ten and left its column as it was. It has one less now."),
    "1.1",
)
BORROWS_FROM_ZERO = Misconception(
    "borrows-from-zero",
    N_("turns a 0 into 9 without borrowing further left"),
    N_("Maybe you made the 0 a 9. Those tens come from a hundred, so the hundreds have one less."),
    "1.1",
)
ZERO_INSTEAD = Misconception(
    "writes-zero-not-borrowing",
    N_("writes 0 where a digit is too small to take away from"),
    N_("Maybe you wrote 0 where the upper digit was too small. Open a ten there, and it's enough."),
    "1.1",
)
NO_SHIFT = Misconception(
    "times-tens-as-ones",
    N_("multiplies by the tens as if they were ones"),
    N_("Maybe you took the tens for ones. The 2 in 24 is worth 20, so that row ends with a 0."),
    "1.1",
)
COLUMN_BY_COLUMN = Misconception(
    "times-column-by-column",
    N_("multiplies tens by tens and ones by ones only"),
    N_("Maybe you did tens times tens and ones times ones. Every part of one number meets every part of the other."),
    "1.1",
)
DROPS_CARRIES = Misconception(
    "times-drops-carries",
    N_("leaves out what is carried when multiplying"),
    N_("Maybe you left out the carried tens. Write them small above, and add them after multiplying."),
    "1.1",
)
TENS_ROW_ONLY = Misconception(
    "times-tens-row-only",
    N_("multiplies by the tens and leaves the ones out"),
    N_("Maybe you multiplied by the tens only. Add the row for the ones too."),
    "1.1",
)
DROPS_ZERO = Misconception(
    "quotient-drops-zero",
    N_("leaves out the 0 inside a quotient"),
    N_("Maybe you left out a 0. Each digit that comes down gets its place in the result, and sometimes it's a 0."),
    "1.1",
)
ZERO_AT_END = Misconception(
    "quotient-zero-at-end",
    N_("writes the 0 of a quotient at its end"),
    N_("Maybe you put the 0 at the end. It stands where the number did not fit in."),
    "1.1",
)
FORGETS_LEFTOVER = Misconception(
    "quotient-forgets-leftover",
    N_("brings down the next digit without what was left over"),
    N_("Maybe you took the last digit alone. What was left before stands in front of it."),
    "1.1",
)
ROUNDS_DOWN = Misconception(
    "rounds-always-down",
    N_("always rounds down"),
    N_("Maybe you rounded down each time. Look which ten is nearer: from 5 on, it's the next one."),
    "1.1",
)
ROUNDS_UP = Misconception(
    "rounds-always-up",
    N_("always rounds up"),
    N_("Maybe you rounded up each time. Look which ten is nearer: below 5, it's the one before."),
    "1.1",
)
LOSES_A_ZERO = Misconception(
    "estimate-loses-zero",
    N_("loses a 0 when multiplying tens"),
    N_("Maybe a 0 got lost. Ten times ten is a hundred, so both zeros count."),
    "1.1",
)
ROUNDS_ONE_ONLY = Misconception(
    "rounds-one-only",
    N_("rounds one of two numbers only"),
    N_("Maybe you rounded one number only. With both rounded you can do it in your head."),
    "1.1",
)


@item("1.1.order-of-operations", difficulty=2, variety=7000)
def order_of_operations(pick: Pick) -> Question:
    """Work out a line with minus, plus and times."""
    a, b, c, d = pick.between(40, 99), pick.between(2, 9), pick.between(2, 9), pick.between(2, 9)
    pick.need(a > (b + c) * d)
    return Question(
        stem=say(N_("{a} − {b} + {c} × {d} = ?"), a=a, b=b, c=c, d=d),
        key=a - b + c * d,
        wrong=[
            LEFT_TO_RIGHT((a - b + c) * d),
            PLUS_BEFORE_MINUS(a - (b + c * d)),
            PLUS_BEFORE_TIMES(a - (b + c) * d),
        ],
        because=say(
            N_("Times goes first: {c} × {d} = {product}. Then from left to right: {a} − {b} = {rest}, "
               "and {rest} + {product} = {key}."),
            a=a, b=b, c=c, d=d, product=c * d, rest=a - b, key=a - b + c * d,
        ),
    )  # fmt: skip


@item("1.1.borrowing", difficulty=1, variety=9000)
def borrowing(pick: Pick) -> Question:
    """Subtract where a ten is borrowed across a zero."""
    ones = pick.between(0, 6)
    a = pick.between(31, 95) * 100 + ones
    b = pick.between(10, 28) * 100 + pick.between(1, 9) * 10 + pick.between(ones + 1, 9)
    pick.need(a // 100 % 10 > 0)
    return Question(
        stem=say(N_("{a} − {b} = ?"), a=a, b=b),
        key=a - b,
        wrong=pick.some([
            SMALLER_FROM_LARGER(_by_columns(a, b, lambda upper, lower: abs(upper - lower))),
            BORROWS_FROM_ZERO(a - b + 100),
            NO_PAYING_BACK(_by_columns(a, b, lambda upper, lower: (upper - lower) % 10)),
            ZERO_INSTEAD(_by_columns(a, b, lambda upper, lower: max(upper - lower, 0))),
        ], 4),
        because=say(
            N_("There are no tens in {a}, so open a hundred: it makes 9 tens and 10 ones. "
               "You can check it: {key} + {b} = {a}."),
            a=a, b=b, key=a - b,
        ),
    )  # fmt: skip


@item("1.1.two-digit-times", difficulty=2, variety=3000)
def two_digit_times(pick: Pick) -> Question:
    """Multiply two numbers of two digits."""
    a, b = pick.between(12, 89), pick.between(12, 89)
    tens, ones = b // 10, b % 10
    pick.need(ones > 1 and a % 10 * ones >= 10)
    return Question(
        stem=say(N_("{a} × {b} = ?"), a=a, b=b),
        key=a * b,
        wrong=pick.some([
            NO_SHIFT(a * tens + a * ones),
            COLUMN_BY_COLUMN(a // 10 * tens * 100 + a % 10 * ones),
            DROPS_CARRIES(_without_carrying(a, tens) * 10 + _without_carrying(a, ones)),
            TENS_ROW_ONLY(a * tens * 10),
        ], 4),
        because=say(
            N_("{a} × {tens} = {first}, and {a} × {ones} = {second}. Together that is {key}."),
            a=a, tens=tens * 10, ones=ones, first=a * tens * 10, second=a * ones, key=a * b,
        ),
    )  # fmt: skip


@item("1.1.zero-in-quotient", difficulty=3, variety=420)
def zero_in_quotient(pick: Pick) -> Question:
    """Divide where a zero stands inside the result."""
    by, hundreds, ones = pick.between(3, 9), pick.between(2, 9), pick.between(2, 9)
    end = ones * by
    pick.need(end >= 10)
    key = hundreds * 100 + ones
    return Question(
        stem=say(N_("{number} ÷ {by} = ?"), number=key * by, by=by),
        key=key,
        wrong=[
            DROPS_ZERO(hundreds * 10 + ones),
            ZERO_AT_END(hundreds * 100 + ones * 10),
            FORGETS_LEFTOVER(hundreds * 100 + end % 10 // by),
        ],
        because=say(
            N_("First {start} ÷ {by} = {hundreds}. Then {by} does not go into {tens}, so a 0 stands there. "
               "Finally {end} ÷ {by} = {ones}, which makes {key}."),
            by=by, start=hundreds * by, hundreds=hundreds, tens=end // 10, end=end, ones=ones, key=key,
        ),
    )  # fmt: skip


@item("1.1.estimating", difficulty=1, variety=2000)
def estimating(pick: Pick) -> Question:
    """Estimate a product by rounding both numbers."""
    a, b = pick.between(12, 98), pick.between(12, 98)
    pick.need(a % 10 not in (0, 5) and b % 10 not in (0, 5))
    pick.need((a % 10 < 5) != (b % 10 < 5))
    near_a, near_b = (a + 5) // 10 * 10, (b + 5) // 10 * 10
    return Question(
        stem=say(N_("Round both numbers to the nearest ten, then multiply: {a} × {b}. What do you get?"), a=a, b=b),
        key=near_a * near_b,
        wrong=pick.some([
            ROUNDS_DOWN((a // 10 * 10) * (b // 10 * 10)),
            ROUNDS_UP((a // 10 * 10 + 10) * (b // 10 * 10 + 10)),
            LOSES_A_ZERO(near_a * near_b // 10),
            ROUNDS_ONE_ONLY(near_a * b),
        ], 4),
        because=say(
            N_("{a} is near {near_a}, and {b} is near {near_b}. {near_a} × {near_b} = {key}."),
            a=a, b=b, near_a=near_a, near_b=near_b, key=near_a * near_b,
        ),
    )  # fmt: skip


def _by_columns(a: int, b: int, rule: Callable[[int, int], int]) -> int:
    """Return what comes out where each column of two numbers of four digits is worked out by itself."""
    return sum(rule(a // place % 10, b // place % 10) * place for place in (1, 10, 100, 1000))


def _without_carrying(number: int, digit: int) -> int:
    """Return a number of two digits times a digit, with the carried tens left out."""
    return number // 10 * digit * 10 + number % 10 * digit % 10
