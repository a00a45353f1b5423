"""Sub-module 3.1: multiply and divide by decimals, and measure with them."""

from decimal import Decimal

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.items.decimal_places import decimal
from bot.content.texts import N_, say

ONE_PLACE_AS_IN_ADDING = Misconception(
    "decimal-times-keeps-one-place",
    N_("keeps one decimal place in a product, as in a sum"),
    N_("Maybe you kept one digit after the point, as in adding. Tenths of tenths are hundredths."),
    "3.1",
)
TIMES_WITHOUT_POINT = Misconception(
    "decimal-times-without-point",
    N_("leaves the point out when multiplying"),
    N_("Maybe the point got lost. A guess helps: is the answer near 1, near 10 or near 100?"),
    "3.1",
)
TIMES_PARTS_APART = Misconception(
    "decimal-times-parts-apart",
    N_("multiplies wholes with wholes and tenths with tenths only"),
    N_("Maybe you multiplied before and after the point apart. Each part meets both parts of the other number."),
    "3.1",
)
ADDS_FOR_TIMES = Misconception(
    "decimal-adds-for-times",
    N_("adds decimals where they are multiplied"),
    N_("Maybe you added the two. The sign × asks for so many times the number."),
    "3.1",
)
TIMES_MAKES_LARGER = Misconception(
    "decimal-times-makes-larger",
    N_("expects every product to be larger"),
    N_("Maybe you thought that times makes larger. Times less than 1 takes only a part."),
    "3.1",
)
DECIMALS_MAKE_TINY = Misconception(
    "decimal-product-below-both",
    N_("expects a product with a decimal to be smaller than both numbers"),
    N_("Maybe you thought that a decimal makes all smaller. Half of 40 is 20: less than 40, but more than a half."),
    "3.1",
)
TAKES_FOR_ONE = Misconception(
    "decimal-part-for-one",
    N_("takes a number a little below one for one"),
    N_("Maybe you rounded up to 1. It is a little less than 1, so it takes a little less."),
    "3.1",
)
POINT_OF_SECOND_ONLY = Misconception(
    "decimal-divide-drops-point",
    N_("divides by 4 where it is 0.4"),
    N_("Maybe you divided as if the second number had no point. Make both numbers ten times as large."),
    "3.1",
)
PLACES_AS_IN_TIMES = Misconception(
    "decimal-divide-places-as-in-times",
    N_("counts decimal places in dividing as in multiplying"),
    N_("Maybe you counted decimal places as in multiplying. Ask how often the second number fits in."),
    "3.1",
)
POINT_OF_FIRST_ONLY = Misconception(
    "decimal-divide-moves-first-only",
    N_("makes only the first number ten times as large"),
    N_("Maybe you made only the first number larger. Both need to grow, then the answer stays the same."),
    "3.1",
)
TIMES_FOR_DIVIDE = Misconception(
    "decimal-times-for-divide",
    N_("multiplies by a decimal where it is divided"),
    N_("Maybe you multiplied. Dividing asks how often the second number fits into the first."),
    "3.1",
)
POINT_BETWEEN_UNITS = Misconception(
    "decimal-point-between-units",
    N_("puts the point between metres and centimetres"),
    N_("Maybe you put the point between the two units. Ask how many hundredths of a metre there are."),
    "3.1",
)
THOUSAND_IN_ONE = Misconception(
    "decimal-centimetres-as-thousandths",
    N_("takes centimetres for thousandths of a metre"),
    N_("Maybe you thought of 1000. A metre has 100 centimetres."),
    "3.1",
)
SMALL_UNIT_STAYS = Misconception(
    "decimal-answers-in-small-unit",
    N_("answers in centimetres where metres are asked for"),
    N_("Maybe you counted centimetres. A hundred of them make one metre."),
    "3.1",
)
ADDS_UNITS = Misconception(
    "decimal-adds-different-units",
    N_("adds metres and centimetres as if they were the same"),
    N_("Maybe you added both numbers. A centimetre is only a hundredth of a metre."),
    "3.1",
)


@item("3.1.multiply", difficulty=2, variety=650)
def multiply(pick: Pick) -> Question:
    """Multiply two decimals with one digit after the point."""
    m, n = pick.between(2, 29), pick.between(2, 29)
    pick.need(m % 10 != 0 and n % 10 != 0)
    a, b = decimal(m, 1), decimal(n, 1)
    return Question(
        stem=say(N_("{a} × {b} = ?"), a=a, b=b),
        key=decimal(m * n, 2),
        wrong=pick.some([
            ONE_PLACE_AS_IN_ADDING(decimal(m * n, 1)),
            TIMES_PARTS_APART(Decimal(f"{(m // 10) * (n // 10)}.{(m % 10) * (n % 10)}").normalize()),
            ADDS_FOR_TIMES(a + b),
            TIMES_WITHOUT_POINT(m * n),
        ], 4),
        because=say(
            N_("{m} × {n} = {product}. Tenths times tenths are hundredths, so it is {key}."),
            m=m, n=n, product=m * n, key=decimal(m * n, 2),
        ),
    )  # fmt: skip


@item("3.1.size-of-product", difficulty=3, variety=330)
def size_of_product(pick: Pick) -> Question:
    """Say how large a product with a number below one is, without working it out."""
    a, hundredths = pick.between(12, 60), pick.between(65, 95, 5)
    b = decimal(hundredths, 2)
    return Question(
        stem=say(N_("How large is {a} × {b}? You need not work it out."), a=a, b=b),
        key=say(N_("between {b} and {a}"), a=a, b=b),
        wrong=[
            TIMES_MAKES_LARGER(say(N_("more than {a}"), a=a)),
            DECIMALS_MAKE_TINY(say(N_("less than {b}"), b=b)),
            TAKES_FOR_ONE(say(N_("exactly {a}"), a=a)),
        ],
        because=say(
            N_("{b} is less than 1, so {b} of {a} is less than {a}. It is more than {b}, as {a} is more than 1."),
            a=a, b=b,
        ),
    )  # fmt: skip


@item("3.1.divide", difficulty=3, variety=260)
def divide(pick: Pick) -> Question:
    """Divide by a decimal below one."""
    tenths, key = pick.between(2, 9), pick.between(3, 40)
    pick.need(key % 10 != 0)
    a, b = decimal(tenths * key, 1), decimal(tenths, 1)
    return Question(
        stem=say(N_("{a} ÷ {b} = ?"), a=a, b=b),
        key=key,
        wrong=pick.some([
            POINT_OF_SECOND_ONLY(decimal(key, 1)),
            TIMES_FOR_DIVIDE(a * b),
            PLACES_AS_IN_TIMES(decimal(key, 2)),
            POINT_OF_FIRST_ONLY(key * 10),
        ], 4),
        because=say(
            N_("Make both ten times as large: {more} ÷ {tenths} = {key}. And {key} times {b} is {a}."),
            more=tenths * key, tenths=tenths, key=key, a=a, b=b,
        ),
    )  # fmt: skip


@item("3.1.metres", difficulty=1, variety=220)
def metres(pick: Pick) -> Question:
    """Write a length in metres and a few centimetres in metres."""
    m, cm = pick.between(2, 30), pick.between(2, 9)
    key = m + decimal(cm, 2)
    return Question(
        stem=say(N_("A rope is {m} m and {cm} cm long. How many metres is that?"), m=m, cm=cm),
        key=key,
        wrong=pick.some([
            POINT_BETWEEN_UNITS(m + decimal(cm, 1)),
            THOUSAND_IN_ONE(m + decimal(cm, 3)),
            SMALL_UNIT_STAYS(m * 100 + cm),
            ADDS_UNITS(m + cm),
        ], 4),
        because=say(
            N_("{cm} cm are {part} m, as 100 cm make 1 m. So it is {key} m."),
            cm=cm, part=decimal(cm, 2), key=key,
        ),
    )  # fmt: skip
