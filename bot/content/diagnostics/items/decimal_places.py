"""Sub-module 3.1: what decimals are worth, and other ways to write them."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from math import gcd

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Mixed
from bot.content.texts import N_, say

MIRRORS_PLACES = Misconception(
    "decimal-mirrors-places",
    N_("reads tenths as tens and hundredths as hundreds"),
    N_("Maybe you read tens for tenths; the names sound alike. After the point every place is worth less than 1."),
    "3.1",
)
FACE_VALUE = Misconception(
    "decimal-face-value",
    N_("takes a digit for its worth, wherever it stands"),
    N_("Maybe you took the digit as it is. Its place says how much it is worth."),
    "3.1",
)
STARTS_AT_ONES = Misconception(
    "decimal-places-start-at-ones",
    N_("lets the places after the point begin one too early"),
    N_("Maybe you began with ones after the point. The first place after the point is tenths."),
    "3.1",
)
COUNTS_FROM_END = Misconception(
    "decimal-places-from-the-end",
    N_("counts places from the last digit, as in whole numbers"),
    N_("Maybe you counted from the last digit. In a decimal, count from the point."),
    "3.1",
)
CUTS_OFF = Misconception(
    "decimal-rounding-cuts-off",
    N_("cuts digits off where they are rounded"),
    N_("Maybe you left the other digits away. First look at the next digit: from 5 on it goes up."),
    "3.1",
)
ROUNDS_IN_STEPS = Misconception(
    "decimal-rounds-in-steps",
    N_("rounds from the last digit on, step by step"),
    N_("Maybe you rounded twice, from the end on. Only the next digit decides."),
    "3.1",
)
ALWAYS_UP = Misconception(
    "decimal-rounds-always-up",
    N_("rounds up whatever comes next"),
    N_("Maybe you went up because more digits follow. Below 5, the digit stays as it is."),
    "3.1",
)
ROUNDS_TO_HUNDREDTHS = Misconception(
    "decimal-rounds-to-hundredths",
    N_("rounds to hundredths where tenths are asked for"),
    N_("Maybe you kept two digits after the point. Tenths are the first digit after the point."),
    "3.1",
)
ROUNDS_TO_WHOLE = Misconception(
    "decimal-rounds-to-whole",
    N_("rounds to a whole number where tenths are asked for"),
    N_("Maybe you rounded to a whole number. Tenths keep one digit after the point."),
    "3.1",
)
STACKS_DIGITS = Misconception(
    "decimal-digits-as-fraction",
    N_("makes a fraction of the digits of a decimal, one over the rest"),
    N_("Maybe you put one digit above the others. All digits after the point go to the top together."),
    "3.1",
)
ONE_OVER = Misconception(
    "decimal-as-one-over",
    N_("reads 0.25 as one over 25"),
    N_("Maybe you wrote 1 above the digits. The digits count the pieces, so they go to the top."),
    "3.1",
)
ALWAYS_TENTHS = Misconception(
    "decimal-always-tenths",
    N_("writes every decimal as tenths"),
    N_("Maybe you wrote tenths. Two digits after the point make hundredths, three make thousandths."),
    "3.1",
)
COUNTS_ZERO_IN_FRONT = Misconception(
    "decimal-counts-zero-in-front",
    N_("counts the zero before the point as a decimal place"),
    N_("Maybe you counted the 0 before the point too. Only digits after the point count."),
    "3.1",
)
WRITES_BOTH = Misconception(
    "decimal-writes-top-and-bottom",
    N_("writes top and bottom of a fraction after the point"),
    N_("Maybe you wrote top and bottom side by side. First make the bottom 10, 100 or 1000."),
    "3.1",
)
WRITES_TOP = Misconception(
    "decimal-writes-top",
    N_("writes the top of a fraction after the point"),
    N_("Maybe you wrote the top after the point. That works only when the bottom is 10, 100 or 1000."),
    "3.1",
)
WRITES_BOTTOM = Misconception(
    "decimal-writes-bottom",
    N_("writes the bottom of a fraction after the point"),
    N_("Maybe you wrote the bottom after the point. The bottom says into how many pieces 1 is cut."),
    "3.1",
)
TOP_AS_HUNDREDTHS = Misconception(
    "decimal-top-as-hundredths",
    N_("takes the top of any fraction for hundredths"),
    N_("Maybe you read the top as hundredths. Look how many of these pieces make 1."),
    "3.1",
)


def decimal(digits: int, places: int) -> Decimal:
    """Return the decimal with these digits, so many of them after the point, and no zeros at its end."""
    return Decimal(digits).scaleb(-places).normalize()


@item("3.1.digit-value", difficulty=1, variety=7000)
def digit_value(pick: Pick) -> Question:
    """Say what one digit of a decimal is worth."""
    places = pick.between(2, 3)
    digits = pick.some(range(1, 10), places + pick.between(1, 2))
    place = pick.between(1, places)
    digit = digits[place - places - 1]
    return Question(
        stem=say(
            N_("What is the {digit} in {number} worth?"),
            digit=digit, number=decimal(int("".join(map(str, digits))), places),
        ),
        key=decimal(digit, place),
        wrong=pick.some([
            MIRRORS_PLACES(digit * 10**place),
            STARTS_AT_ONES(decimal(digit, place - 1)),
            FACE_VALUE(digit),
            COUNTS_FROM_END(digit * 10 ** (places - place)),
        ], 4),
        because=say(
            N_("After the point come tenths, hundredths, thousandths. "
               "The {digit} is at place {place} after the point, so it is worth {key}."),
            digit=digit, place=place, key=decimal(digit, place),
        ),
    )  # fmt: skip


@item("3.1.rounding", difficulty=2, variety=5000)
def rounding(pick: Pick) -> Question:
    """Round a decimal with three places to tenths."""
    tenths, next_digit, last = pick.between(10, 199), pick.one_of((2, 3, 4, 4, 5, 7, 8)), pick.between(1, 9)
    number, tenth = decimal(tenths * 100 + next_digit * 10 + last, 3), Decimal("0.1")
    hundredths, key = number.quantize(Decimal("0.01"), ROUND_HALF_UP), number.quantize(tenth, ROUND_HALF_UP)
    pick.need(key % 1 != 0)
    return Question(
        stem=say(N_("Round {number} to tenths (one digit after the point)."), number=number),
        key=key,
        wrong=[
            CUTS_OFF(number.quantize(tenth, ROUND_DOWN)),
            ROUNDS_IN_STEPS(hundredths.quantize(tenth, ROUND_HALF_UP)),
            ALWAYS_UP(number.quantize(tenth, ROUND_UP)),
            ROUNDS_TO_HUNDREDTHS(hundredths),
            ROUNDS_TO_WHOLE(number.quantize(Decimal(1), ROUND_HALF_UP)),
        ],
        because=say(
            N_("The digit after the tenths is {next}. From 5 on the tenths go up, below 5 they stay: {key}."),
            next=next_digit, key=key,
        ),
    )  # fmt: skip


@item("3.1.decimal-to-fraction", difficulty=1, variety=850)
def decimal_to_fraction(pick: Pick) -> Question:
    """Write a decimal as hundredths or thousandths."""
    places = pick.between(2, 3)
    digits = pick.between(2, 10**places - 1)
    first, rest = divmod(digits, 10 ** (places - 1))
    pick.need(digits % 10 > 1)
    return Question(
        stem=say(N_("Which fraction is the same as {number}?"), number=decimal(digits, places)),
        key=Frac(digits, 10**places),
        wrong=[
            *([STACKS_DIGITS(Frac(first, rest))] if first else []),
            ALWAYS_TENTHS(Frac(digits, 10)),
            COUNTS_ZERO_IN_FRONT(Frac(digits, 10 ** (places + 1))),
            ONE_OVER(Frac(1, digits)),
        ],
        because=say(
            N_("Digits after the point: {places}. So the bottom is 1 with as many zeros, and the fraction is {key}."),
            places=places, key=Frac(digits, 10**places),
        ),
    )  # fmt: skip


@item("3.1.fraction-to-decimal", difficulty=2, variety=500)
def fraction_to_decimal(pick: Pick) -> Question:
    """Write a mixed number as a decimal."""
    whole, bottom = pick.between(1, 9), pick.one_of((4, 5, 8, 20, 25, 50))
    top = pick.between(1, bottom - 1)
    pick.need(gcd(top, bottom) == 1)
    pieces, base = (top * 1000 // bottom, 1000) if bottom == 8 else (top * 100 // bottom, 100)
    return Question(
        stem=say(N_("Which decimal is the same as {number}?"), number=Mixed(whole, top, bottom)),
        key=whole + Decimal(top) / bottom,
        wrong=pick.some([
            WRITES_BOTH(Decimal(f"{whole}.{top}{bottom}")),
            WRITES_TOP(Decimal(f"{whole}.{top}")),
            WRITES_BOTTOM(Decimal(f"{whole}.{bottom}")),
            TOP_AS_HUNDREDTHS(whole + decimal(top, 2)),
        ], 4),
        because=say(
            N_("{part} is the same as {wider}. Together with {whole} that is {key}."),
            part=Frac(top, bottom), wider=Frac(pieces, base), whole=whole, key=whole + Decimal(top) / bottom,
        ),
    )  # fmt: skip
