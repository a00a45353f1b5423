"""Sub-module 4.2: calculations with integers that take several steps."""

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

DROPS_SIGNS_IN_BRACKETS = Misconception(
    "integer-drops-signs-in-brackets",
    N_("leaves out the signs in brackets"),
    N_("Maybe you read past the signs in the brackets. Turn two signs into one first, then count."),
    "4.2",
)
TWO_SIGNS_MAKE_PLUS = Misconception(
    "integer-two-signs-make-plus",
    N_("makes a plus of any two signs side by side"),
    N_("Maybe you made a plus of both pairs. Minus and minus make plus, but plus and minus make minus."),
    "4.2",
)
TWO_SIGNS_MAKE_MINUS = Misconception(
    "integer-two-signs-make-minus",
    N_("makes a minus of any two signs with a minus in them"),
    N_("Maybe you made a minus of both pairs. Taking a negative number away makes more."),
    "4.2",
)
LEFT_TO_RIGHT = Misconception(
    "integer-left-to-right",
    N_("works from left to right where × comes first"),
    N_("Maybe you began at the left. × comes before + and −."),
    "4.2",
)
PRODUCT_POSITIVE = Misconception(
    "integer-product-positive",
    N_("takes plus times minus for plus"),
    N_("Maybe the minus got lost in multiplying. Plus times minus makes minus."),
    "4.2",
)
TWO_NEGATIVES_ADD_UP_POSITIVE = Misconception(
    "integer-two-negatives-add-up-positive",
    N_("takes the sum of two negative numbers for positive"),
    N_("Maybe you made a plus of two minuses. That is so for × and ÷; two debts together are a larger debt."),
    "4.2",
)
ADDS_FOR_TIMES = Misconception(
    "integer-chain-adds-for-times",
    N_("adds all numbers where two of them are multiplied"),
    N_("Maybe you added all three. Look at the sign × first."),
    "4.2",
)
SQUARE_NEGATIVE = Misconception(
    "integer-square-negative",
    N_("takes the square of a negative number for negative"),
    N_("Maybe you kept the minus. The square is the number times itself, and minus times minus is plus."),
    "4.2",
)
TIMES_EXPONENT = Misconception(
    "integer-times-exponent",
    N_("multiplies by the exponent"),
    N_("Maybe you took the number two times and added. The small 2 says: times itself."),
    "4.2",
)
SUBTRACTS_BEFORE_SQUARE = Misconception(
    "integer-subtracts-before-square",
    N_("subtracts first and squares then"),
    N_("Maybe you subtracted first. The small 2 belongs to the bracket and is worked out first."),
    "4.2",
)
DEBT_AS_MONEY = Misconception(
    "integer-debt-as-money",
    N_("counts debts as money that is there"),
    N_("Maybe you added the debts to the money. Debts take away from it."),
    "4.2",
)
ONE_DEBT_ONLY = Misconception(
    "integer-one-debt-only",
    N_("counts only one of several equal debts"),
    N_("Maybe you counted one friend. Look how many friends there are."),
    "4.2",
)
DEBT_WITHOUT_MINUS = Misconception(
    "integer-debt-without-minus",
    N_("finds what is owed and leaves the minus out"),
    N_("Maybe the minus got lost. The debts are more than the money, so it is below 0."),
    "4.2",
)
FORGETS_MONEY = Misconception(
    "integer-forgets-money",
    N_("leaves out the money that is there against the debts"),
    N_("Maybe you counted the debts only. There is some money too."),
    "4.2",
)


@item("4.2.several-signs", difficulty=3, variety=6500)
def several_signs(pick: Pick) -> Question:
    """Subtract and add negative numbers in a row."""
    a, b, c, d = pick.between(2, 15), pick.between(-12, -2), pick.between(-12, -2), pick.between(2, 9)
    key = a - b + c - d
    return Question(
        stem=say(N_("{a} − ({b}) + ({c}) − {d} = ?"), a=a, b=b, c=c, d=d),
        key=key,
        wrong=[
            DROPS_SIGNS_IN_BRACKETS(a + b - c - d),
            TWO_SIGNS_MAKE_PLUS(a - b - c - d),
            TWO_SIGNS_MAKE_MINUS(a + b + c - d),
        ],
        because=say(
            N_("Turn two signs into one: {a} + {plus} − {minus} − {d}. That is {key}."),
            a=a, plus=-b, minus=-c, d=d, key=key,
        ),
    )  # fmt: skip


@item("4.2.times-first", difficulty=3, variety=850)
def times_first(pick: Pick) -> Question:
    """Add a product with a negative factor to a negative number."""
    a, b, c = pick.between(-15, -2), pick.between(2, 9), pick.between(-9, -2)
    return Question(
        stem=say(N_("{a} + {b} × ({c}) = ?"), a=a, b=b, c=c),
        key=a + b * c,
        wrong=pick.some([
            LEFT_TO_RIGHT((a + b) * c),
            PRODUCT_POSITIVE(a - b * c),
            TWO_NEGATIVES_ADD_UP_POSITIVE(-a - b * c),
            ADDS_FOR_TIMES(a + b + c),
        ], 4),
        because=say(
            N_("First {b} × ({c}) = {product}. Then {a} + ({product}) = {key}."),
            a=a, b=b, c=c, product=b * c, key=a + b * c,
        ),
    )  # fmt: skip


@item("4.2.squares", difficulty=3, variety=180)
def squares(pick: Pick) -> Question:
    """Square a negative number and subtract."""
    a, b = pick.between(-12, -2), pick.between(2, 20)
    return Question(
        stem=say(N_("({a})² − {b} = ?"), a=a, b=b),
        key=a * a - b,
        wrong=[SQUARE_NEGATIVE(-a * a - b), TIMES_EXPONENT(2 * a - b), SUBTRACTS_BEFORE_SQUARE((a - b) ** 2)],
        because=say(
            N_("({a})² is ({a}) × ({a}) = {square}. Then {square} − {b} = {key}."),
            a=a,
            b=b,
            square=a * a,
            key=a * a - b,
        ),
    )


@item("4.2.debts", difficulty=2, variety=7000)
def debts(pick: Pick) -> Question:
    """Weigh several equal debts against the money there is."""
    name, owed, friends, money = pick.name(), pick.between(3, 12), pick.between(2, 5), pick.between(2, 20)
    key = money - friends * owed
    pick.need(key < 0)
    return Question(
        stem=say(
            N_("{name} has {money} coins and owes {owed} coins to each of {friends} friends. "
               "Debts count as negative. What do money and debts make together?"),
            name=name, money=money, owed=owed, friends=friends,
        ),
        key=key,
        wrong=pick.some([
            DEBT_AS_MONEY(money + friends * owed),
            ONE_DEBT_ONLY(money - owed),
            DEBT_WITHOUT_MINUS(-key),
            FORGETS_MONEY(-friends * owed),
        ], 4),
        because=say(
            N_("The debts are {friends} × {owed} = {debt} coins. And {money} − {debt} = {key}."),
            friends=friends, owed=owed, debt=friends * owed, money=money, key=key,
        ),
    )  # fmt: skip
