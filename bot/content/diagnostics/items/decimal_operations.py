"""Sub-module 3.1: add and subtract decimals, and move their digits by tens."""

from decimal import Decimal

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.items.decimal_places import decimal
from bot.content.texts import N_, say

LINES_UP_RIGHT = Misconception(
    "decimal-lines-up-right",
    N_("lines decimals up at the last digit, not at the point"),
    N_("Maybe you wrote the last digits below each other. Write point below point, then tenths meet tenths."),
    "3.1",
)
PARTS_APART = Misconception(
    "decimal-adds-parts-apart",
    N_("adds the digits after the point as whole numbers"),
    N_("Maybe you added the digits after the point as whole numbers. Add tenths to tenths, hundredths to hundredths."),
    "3.1",
)
DROPS_CARRY = Misconception(
    "decimal-drops-carry",
    N_("forgets that ten tenths make a whole"),
    N_("Maybe the tenths made more than ten, and the whole got lost. Ten tenths are 1."),
    "3.1",
)
BRINGS_DOWN = Misconception(
    "decimal-brings-digits-down",
    N_("brings digits down where nothing stands above them"),
    N_("Maybe you took only the wholes away. Zeros after the point help: 5 is the same as 5.00."),
    "3.1",
)
KEEPS_LENT_ONE = Misconception(
    "decimal-keeps-lent-one",
    N_("subtracts without giving one whole away"),
    N_("Maybe you gave the tenths a whole and kept it too. After lending, one less is left."),
    "3.1",
)
TEN_TENTHS_STAY = Misconception(
    "decimal-borrows-ten-tenths",
    N_("leaves ten tenths where one has gone to the hundredths"),
    N_("Maybe you counted ten tenths. One of them went to the hundredths, so nine are left."),
    "3.1",
)
APPENDS_ZEROS = Misconception(
    "decimal-appends-zeros",
    N_("writes zeros at the end of a decimal to make it larger"),
    N_("Maybe you wrote zeros at the end. After the point they change nothing; let the digits move instead."),
    "3.1",
)
TIMES_ONLY_WHOLES = Misconception(
    "decimal-times-only-wholes",
    N_("multiplies only what stands before the point"),
    N_("Maybe you multiplied only the part before the point. The other part grows too."),
    "3.1",
)
MOVES_OTHER_WAY = Misconception(
    "decimal-moves-other-way",
    N_("mixes up the ways for times and divide by 10"),
    N_("Maybe the digits went the other way. Times 10 makes a number larger, dividing by 10 makes it smaller."),
    "3.1",
)
ONE_PLACE_ONLY = Misconception(
    "decimal-moves-one-place",
    N_("moves by one place for 100 and 1000 too"),
    N_("Maybe the digits moved by one place. 100 moves them by two, 1000 by three."),
    "3.1",
)
LOSES_ZEROS = Misconception(
    "decimal-loses-holding-zeros",
    N_("leaves out zeros right after the point"),
    N_("Maybe you left out a 0 after the point. It keeps the other digits in their places."),
    "3.1",
)
ZEROS_OF_DIVISOR = Misconception(
    "decimal-zeros-of-divisor",
    N_("writes all zeros of the divisor after the point"),
    N_("Maybe you wrote the zeros of the second number after the point. Let each digit move instead."),
    "3.1",
)
ZEROS_INTO_MIDDLE = Misconception(
    "decimal-zeros-into-the-middle",
    N_("puts zeros between the point and the digits, and keeps the wholes"),
    N_("Maybe you made only the part after the point smaller. The wholes move too."),
    "3.1",
)
TOTAL_AS_CHANGE = Misconception(
    "decimal-money-total-as-change",
    N_("gives the price of all where the change is asked for"),
    N_("Maybe you stopped at what it costs. The change is what is left of the money."),
    "3.1",
)
PAYS_FOR_ONE = Misconception(
    "decimal-money-pays-for-one",
    N_("takes away the price of one thing only"),
    N_("Maybe you took one price away. Look how many things there are."),
    "3.1",
)


@item("3.1.add", difficulty=1, variety=9000)
def add(pick: Pick) -> Question:
    """Add two decimals with different numbers of digits."""
    a_whole, b_whole = pick.between(1, 9), pick.between(1, 9)
    a_tenths, b_hundredths = pick.between(2, 9), pick.between(11, 99)
    short, long = decimal(a_whole * 10 + a_tenths, 1), decimal(b_whole * 100 + b_hundredths, 2)
    pick.need(b_hundredths % 10 != 0 and a_tenths + b_hundredths // 10 >= 10)
    a, b = pick.some([short, long], 2)
    return Question(
        stem=say(N_("{a} + {b} = ?"), a=a, b=b),
        key=a + b,
        wrong=[
            PARTS_APART(Decimal(f"{a_whole + b_whole}.{a_tenths + b_hundredths}")),
            LINES_UP_RIGHT(decimal(a_whole * 10 + a_tenths + b_whole * 100 + b_hundredths, 2)),
            DROPS_CARRY(a + b - 1),
        ],
        because=say(
            N_("{short} is the same as {wider}. Point below point, {wider} and {long} make {key}."),
            short=short, wider=short.quantize(Decimal("0.01")), long=long, key=a + b,
        ),
    )  # fmt: skip


@item("3.1.subtract", difficulty=2, variety=6000)
def subtract(pick: Pick) -> Question:
    """Subtract a decimal from a whole number."""
    a, wholes = pick.between(5, 20), pick.between(1, 9)
    tenths, hundredths = pick.between(1, 9), pick.between(1, 9)
    b = decimal(wholes * 100 + tenths * 10 + hundredths, 2)
    pick.need(wholes + 1 < a)
    return Question(
        stem=say(N_("{a} − {b} = ?"), a=a, b=b),
        key=a - b,
        wrong=[
            BRINGS_DOWN(a - wholes + b % 1),
            KEEPS_LENT_ONE(a - b + 1),
            TEN_TENTHS_STAY(a - b + decimal(1, 1)),
        ],
        because=say(
            N_("Take the whole part first: {a} − {wholes} = {rest}. Then {rest} − {part} = {key}."),
            a=a, wholes=wholes, rest=a - wholes, part=b % 1, key=a - b,
        ),
    )  # fmt: skip


@item("3.1.times-ten", difficulty=1, variety=6000)
def times_ten(pick: Pick) -> Question:
    """Multiply a decimal by 10, 100 or 1000."""
    digits, zeros = pick.between(111, 3999), pick.between(1, 3)
    pick.need(digits % 10 != 0)
    a, b = decimal(digits, 2), 10**zeros
    key = decimal(digits * b, 2)
    return Question(
        stem=say(N_("{a} × {b} = ?"), a=a, b=b),
        key=key,
        wrong=[
            APPENDS_ZEROS(Decimal(f"{a}{'0' * zeros}")),
            TIMES_ONLY_WHOLES(a // 1 * b + a % 1),
            ONE_PLACE_ONLY(decimal(digits, 1)),
            MOVES_OTHER_WAY(a / b),
        ],
        because=say(
            N_("Each digit becomes worth {b} times as much. "
               "The {wholes} before the point makes {grown}, and all makes {key}."),
            b=b, wholes=digits // 100, grown=digits // 100 * b, key=key,
        ),
    )  # fmt: skip


@item("3.1.divide-ten", difficulty=2, variety=150)
def divide_ten(pick: Pick) -> Question:
    """Divide a decimal by 100 or 1000."""
    ones, tenths, zeros = pick.between(1, 9), pick.between(1, 9), pick.between(2, 3)
    a, b = decimal(ones * 10 + tenths, 1), 10**zeros
    return Question(
        stem=say(N_("{a} ÷ {b} = ?"), a=a, b=b),
        key=a / b,
        wrong=pick.some([
            ZEROS_OF_DIVISOR(a / b / 10),
            LOSES_ZEROS(a / 10),
            ZEROS_INTO_MIDDLE(Decimal(f"{ones}.{'0' * zeros}{tenths}")),
            MOVES_OTHER_WAY(a * b),
        ], 4),
        because=say(
            N_("Dividing by {b} moves every digit {zeros} places to the right. Zeros fill the gap: {key}."),
            b=b, zeros=zeros, key=a / b,
        ),
    )  # fmt: skip


@item("3.1.money", difficulty=2, variety=4500)
def money(pick: Pick) -> Question:
    """Find the change after buying several things of the same price."""
    name, count, cents = pick.name(), pick.between(2, 6), pick.between(115, 495, 5)
    price, total = Decimal(cents).scaleb(-2), Decimal(count * cents).scaleb(-2)
    paid = pick.one_of((10, 20, 50))
    pick.need(price % 1 != 0 and total % 1 != 0 and paid - 10 < total < paid - 1)
    return Question(
        stem=say(
            N_("{name} buys {count} notebooks. Each costs {price} dollars. How much is left of {paid} dollars?"),
            name=name, count=count, price=price, paid=paid,
        ),
        key=paid - total,
        wrong=[TOTAL_AS_CHANGE(total), PAYS_FOR_ONE(paid - price), KEEPS_LENT_ONE(paid - total + 1)],
        because=say(
            N_("{count} times {price} is {total}. From {paid} there are {key} left."),
            count=count, price=price, total=total, paid=paid, key=paid - total,
        ),
    )  # fmt: skip
