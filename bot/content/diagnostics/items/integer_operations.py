"""Sub-module 4.2: add, subtract, multiply and divide integers."""

from fractions import Fraction

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

ADDS_AND_KEEPS_MINUS = Misconception(
    "integer-adds-and-keeps-minus",
    N_("adds across zero as if both numbers were negative"),
    N_("Maybe you added both and kept the minus. The two pull to different sides of 0."),
    "4.2",
)
ADDS_WITHOUT_MINUS = Misconception(
    "integer-adds-without-minus",
    N_("adds as if no minus stood there"),
    N_("Maybe you read past the minus. Start at the negative number, below 0."),
    "4.2",
)
SIGN_OF_SMALLER = Misconception(
    "integer-sign-of-smaller",
    N_("gives a sum the sign of the smaller part"),
    N_("Maybe you found how far it is and took the other sign. The one further from 0 wins."),
    "4.2",
)
DROPS_SECOND_MINUS = Misconception(
    "integer-drops-second-minus",
    N_("subtracts a negative number as if it were positive"),
    N_("Maybe the second minus got lost. Taking a debt away leaves more than before."),
    "4.2",
)
SUBTRACTS_OTHER_WAY = Misconception(
    "integer-subtracts-other-way",
    N_("subtracts the first number from the second"),
    N_("Maybe you started with the second number. The first one is where you start."),
    "4.2",
)
MINUS_MINUS_ALL_PLUS = Misconception(
    "integer-minus-minus-all-plus",
    N_("makes everything positive because two minuses make a plus"),
    N_("Maybe you made every minus a plus. Only two signs side by side turn; the first number keeps its own."),
    "4.2",
)
SUBTRACTS_SMALLER = Misconception(
    "integer-subtracts-smaller-size",
    N_("takes the smaller from the larger and leaves the signs out"),
    N_("Maybe you took the smaller from the larger without signs. Read both signs between the numbers first."),
    "4.2",
)
SIGN_OF_PRODUCT = Misconception(
    "integer-sign-of-product",
    N_("mixes up when a product is negative"),
    N_("Maybe the sign turned. Equal signs make plus, different signs make minus."),
    "4.2",
)
ADDS_FOR_TIMES = Misconception(
    "integer-adds-for-times",
    N_("adds integers where they are multiplied"),
    N_("Maybe you added. The sign × asks for so many times the number."),
    "4.2",
)
ADDS_SIZES_FOR_TIMES = Misconception(
    "integer-adds-sizes-for-times",
    N_("adds without signs where integers are multiplied"),
    N_("Maybe you added both and left the signs out. The sign × asks for so many times the number."),
    "4.2",
)
SIGN_OF_QUOTIENT = Misconception(
    "integer-sign-of-quotient",
    N_("mixes up when a quotient is negative"),
    N_("Maybe the sign turned. Equal signs make plus, different signs make minus."),
    "4.2",
)
SUBTRACTS_FOR_DIVIDE = Misconception(
    "integer-subtracts-for-divide",
    N_("subtracts integers where they are divided"),
    N_("Maybe you subtracted. Dividing asks how often one number fits into the other."),
    "4.2",
)
DIVIDES_OTHER_WAY = Misconception(
    "integer-divides-other-way",
    N_("divides the second number by the first"),
    N_("Maybe you divided the second number by the first. The first one is shared out."),
    "4.2",
)
ADDS_BOTH_SEEN = Misconception(
    "integer-adds-both-seen",
    N_("adds the two numbers seen where one is missing"),
    N_("Maybe you added the two numbers you saw. One of them is the sum already."),
    "4.2",
)
GAP_OTHER_WAY = Misconception(
    "integer-gap-other-way",
    N_("finds the gap and goes it the other way"),
    N_("Maybe you went from the sum to the first number. Go from the first number to the sum."),
    "4.2",
)
SUM_LOSES_MINUS = Misconception(
    "integer-sum-loses-minus",
    N_("reads the sum without its minus where a number is missing"),
    N_("Maybe you read past the minus of the sum. Put your number in and look what comes out."),
    "4.2",
)
STARTS_ABOVE_ZERO = Misconception(
    "integer-starts-above-zero",
    N_("starts above zero where the temperature is below"),
    N_("Maybe you began above 0. The minus says that it is colder than 0."),
    "4.2",
)
WARMER_FOR_COLDER = Misconception(
    "integer-warmer-for-colder",
    N_("mixes up warmer and colder below zero"),
    N_("Maybe you went the other way. Warmer is up and colder is down, below 0 too."),
    "4.2",
)
STOPS_AT_NOON = Misconception(
    "integer-stops-half-way",
    N_("stops after the first of two changes"),
    N_("Maybe you stopped at noon. One more change follows."),
    "4.2",
)


@item("4.2.add", difficulty=1, variety=650)
def add(pick: Pick) -> Question:
    """Add a negative and a positive number."""
    low, high = pick.between(-20, -2), pick.between(2, 20)
    total, apart = low + high, high - low
    up = pick.one_of((True, False))
    return Question(
        stem=say(N_("{a} + {b} = ?"), a=low, b=high) if up else say(N_("{a} + ({b}) = ?"), a=high, b=low),
        key=total,
        wrong=[ADDS_AND_KEEPS_MINUS(-apart), SIGN_OF_SMALLER(-total), ADDS_WITHOUT_MINUS(apart)],
        because=say(N_("Start at {low} and go {high} steps up. You come to {key}."), low=low, high=high, key=total)
        if up
        else say(N_("Start at {high} and go {steps} steps down. You come to {key}."), high=high, steps=-low, key=total),
    )


@item("4.2.subtract", difficulty=2, variety=500)
def subtract(pick: Pick) -> Question:
    """Subtract a negative number."""
    a, b = pick.one_of([*range(-20, -1), *range(2, 21)]), pick.between(-20, -2)
    return Question(
        stem=say(N_("{a} − ({b}) = ?"), a=a, b=b),
        key=a - b,
        wrong=[
            DROPS_SECOND_MINUS(a + b),
            MINUS_MINUS_ALL_PLUS(abs(a) - b),
            SUBTRACTS_OTHER_WAY(b - a),
            SUBTRACTS_SMALLER(abs(abs(a) + b)),
        ],
        because=say(
            N_("Taking {b} away is the same as adding {plus}. So it is {a} + {plus} = {key}."),
            a=a,
            b=b,
            plus=-b,
            key=a - b,
        ),
    )


@item("4.2.multiply", difficulty=1, variety=230)
def multiply(pick: Pick) -> Question:
    """Multiply two integers, at least one of them negative."""
    a, b = pick.one_of([*range(-12, -1), *range(2, 13)]), pick.between(-12, -2)
    return Question(
        stem=say(N_("{a} × ({b}) = ?"), a=a, b=b),
        key=a * b,
        wrong=[SIGN_OF_PRODUCT(-a * b), ADDS_FOR_TIMES(a + b), ADDS_SIZES_FOR_TIMES(abs(a) - b)],
        because=say(
            N_("{m} × {n} = {size}. Both numbers are negative, so the product is positive: {key}.")
            if a < 0
            else N_("{m} × {n} = {size}. One number is negative, so the product is negative: {key}."),
            m=abs(a), n=abs(b), size=abs(a * b), key=a * b,
        ),
    )  # fmt: skip


@item("4.2.divide", difficulty=1, variety=230)
def divide(pick: Pick) -> Question:
    """Divide two integers, at least one of them negative."""
    key, b = pick.one_of([*range(-12, -1), *range(2, 13)]), pick.between(-12, -2)
    a = key * b
    return Question(
        stem=say(N_("{a} ÷ ({b}) = ?"), a=a, b=b),
        key=key,
        wrong=[SIGN_OF_QUOTIENT(-key), SUBTRACTS_FOR_DIVIDE(a - b), DIVIDES_OTHER_WAY(Fraction(1, key))],
        because=say(N_("Look back by multiplying: {key} × ({b}) = {a}."), key=key, b=b, a=a),
    )


@item("4.2.missing-number", difficulty=2, variety=490)
def missing_number(pick: Pick) -> Question:
    """Find the number that was added to reach a negative sum."""
    a, total = pick.one_of([*range(-15, -1), *range(2, 16)]), pick.between(-20, -2)
    key = total - a
    pick.need(key != 0)
    return Question(
        stem=say(N_("{a} + ? = {total}"), a=a, total=total),
        key=key,
        wrong=[ADDS_BOTH_SEEN(total + a), GAP_OTHER_WAY(-key), SUM_LOSES_MINUS(-total - a)],
        because=say(N_("From {a} to {total} it is {key}. Try it: {a} + ({key}) = {total}."), a=a, total=total, key=key)
        if key < 0
        else say(N_("From {a} to {total} it is {key}. Try it: {a} + {key} = {total}."), a=a, total=total, key=key),
    )


@item("4.2.temperature", difficulty=2, variety=2200)
def temperature(pick: Pick) -> Question:
    """Follow a temperature that rises and falls around zero."""
    a, b, c = pick.between(-15, -2), pick.between(2, 15), pick.between(2, 15)
    return Question(
        stem=say(
            N_("In the morning it is {a} °C. By noon it gets {b} degrees warmer, then {c} degrees colder. "
               "How many °C is it in the end?"),
            a=a, b=b, c=c,
        ),
        key=a + b - c,
        wrong=[STARTS_ABOVE_ZERO(-a + b - c), WARMER_FOR_COLDER(a - b + c), STOPS_AT_NOON(a + b)],
        because=say(
            N_("From {a} up by {b} is {noon}. From there down by {c} is {key}."),
            a=a, b=b, noon=a + b, c=c, key=a + b - c,
        ),
    )  # fmt: skip
