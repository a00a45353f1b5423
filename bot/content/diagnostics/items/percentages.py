"""Sub-module 5.3: percentages."""

from decimal import Decimal

from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac
from bot.content.texts import N_, Text, say

AS_AMOUNT = Misconception(
    "percent-as-amount",
    N_("takes the percent for the amount itself"),
    N_("Maybe you took the percent for the amount. Percent means “of each hundred”, so the whole counts too."),
    "5.3",
)
DIVIDES_BY_PERCENT = Misconception(
    "percent-divides-by-it",
    N_("divides by the percent"),
    N_("Maybe you divided by the percent. That works for 10%, but 20% is twice as much, not less."),
    "5.3",
)
SUBTRACTS_NUMBERS = Misconception(
    "percent-subtracts-it",
    N_("subtracts the percent as if it were an amount"),
    N_("Maybe you took the percent away like a number. First find how much that percent of the whole is."),
    "5.3",
)
THE_REST = Misconception(
    "percent-the-rest",
    N_("gives the rest, not the part asked for"),
    N_("Maybe you found what is left. Look once more which part the question asks for."),
    "5.3",
)
JOINS_DIGITS = Misconception(
    "percent-joins-digits",
    N_("writes top and bottom of a fraction side by side as a percentage"),
    N_("Maybe you wrote top and bottom side by side. Look how much it would be of 100."),
    "5.3",
)
TOP_AS_PERCENT = Misconception(
    "percent-count-as-percent",
    N_("takes a count for a percentage"),
    N_("Maybe you took the count for the percent. Percent tells how many it would be of 100."),
    "5.3",
)
BOTTOM_AS_PERCENT = Misconception(
    "percent-bottom-as-percent",
    N_("takes the bottom of a fraction for the percentage"),
    N_("Maybe you took the bottom for the percent. The bottom says how many pieces make the whole, which is 100%."),
    "5.3",
)
ONE_PIECE = Misconception(
    "percent-one-piece",
    N_("gives the percentage of one piece only"),
    N_("Maybe you found the percent of one piece. The top says how many pieces there are."),
    "5.3",
)
DROPS_POINT = Misconception(
    "percent-drops-point",
    N_("leaves the point out to make a percentage"),
    N_("Maybe you left the point out. Multiply by 100: every digit moves two places."),
    "5.3",
)
ONE_PLACE = Misconception(
    "percent-one-place",
    N_("moves one place where percent needs two"),
    N_("Maybe you moved one place. A hundred has two zeros, so every digit moves two places."),
    "5.3",
)
THREE_PLACES = Misconception(
    "percent-three-places",
    N_("moves three places where percent needs two"),
    N_("Maybe you moved three places. A hundred has two zeros, so every digit moves two places."),
    "5.3",
)
ADDS_SIGN = Misconception(
    "percent-adds-sign",
    N_("puts a percent sign behind the number as it is"),
    N_("Maybe you only put the sign behind it. The whole is 1 as a number, but 100 as a percentage."),
    "5.3",
)
PERCENT_OF_WHOLE = Misconception(
    "percent-of-the-whole",
    N_("takes the part as percent of the whole"),
    N_("Maybe you multiplied the part with the whole. Ask how many of each 100 the part would be."),
    "5.3",
)
SUBTRACTS_PART = Misconception(
    "percent-subtracts-part",
    N_("subtracts where a percentage compares"),
    N_("Maybe you took the part from the whole. A percentage tells how many it would be of 100."),
    "5.3",
)
ONLY_REDUCTION = Misconception(
    "percent-only-reduction",
    N_("stops at how much the price falls"),
    N_("Maybe you found how much the price falls. The last step is to take that from the old price."),
    "5.3",
)
ADDS_REDUCTION = Misconception(
    "percent-adds-reduction",
    N_("adds where the price falls"),
    N_("Maybe you added. “Off” means that the price gets lower."),
    "5.3",
)
PERCENT_OF_PART = Misconception(
    "percent-of-the-part",
    N_("takes the percent of the part to find the whole"),
    N_("Maybe you took the percent of the part. The part is smaller than the whole, so the whole is more."),
    "5.3",
)
GROWS_PART = Misconception(
    "percent-grows-part",
    N_("adds the missing percentage of the part"),
    N_("Maybe you made the part bigger by the percent that is missing. The percent belongs to the whole."),
    "5.3",
)
ADDS_MISSING = Misconception(
    "percent-adds-missing",
    N_("adds the missing percentage as if it were an amount"),
    N_("Maybe you added up to 100. The percents make 100 together, the amounts make the whole."),
    "5.3",
)

PARTS = (
    N_("What is {percent}% of {whole}?"),
    N_("A school has {whole} children. {percent}% of them come by bus. How many children come by bus?"),
    N_("A book has {whole} pages. {percent}% of them have a picture. How many pages have a picture?"),
)
SHARES = (
    N_("{part} of the {whole} children in a club play chess. What percentage of the children is that?"),
    N_("{part} of the {whole} trees in a park are oaks. What percentage of the trees is that?"),
    N_("{part} of the {whole} seats in a bus are taken. What percentage of the seats is that?"),
)
WHOLES = (
    N_("{percent}% of a number is {part}. What is the number?"),
    N_("A tank has {part} litres of water in it. It is {percent}% full. How many litres fit into the tank?"),
    N_("{part} metres of a path are ready. That is {percent}% of the path. How many metres long will the path be?"),
)


def percentage(number: int | Decimal) -> Text:
    """Return a number with the sign behind it."""
    return say(N_("{percent}%"), percent=number)


@item("5.3.percent-of", difficulty=1, variety=250)
def percent_of(pick: Pick) -> Question:
    """Find a percentage of an amount."""
    percent, whole = pick.one_of((5, 15, 20, 25, 30, 40, 60, 75)), pick.between(20, 600, 10)
    key = whole * percent // 100
    pick.need(whole * percent % 100 == 0 and whole % percent == 0)
    return Question(
        stem=say(pick.one_of(PARTS), percent=percent, whole=whole),
        key=key,
        wrong=[
            DIVIDES_BY_PERCENT(whole // percent),
            AS_AMOUNT(percent),
            SUBTRACTS_NUMBERS(whole - percent),
            THE_REST(whole - key),
        ],
        because=say(
            N_("1% of {whole} is {whole} ÷ 100 = {one}. So {percent}% is {percent} × {one} = {key}."),
            whole=whole, one=Decimal(whole) / 100, percent=percent, key=key,
        ),
    )  # fmt: skip


@item("5.3.fraction-as-percent", difficulty=1, variety=90)
def fraction_as_percent(pick: Pick) -> Question:
    """Write a fraction as a percentage."""
    bottom = pick.one_of((4, 5, 10, 20, 25, 50))
    top, each = pick.between(1, bottom - 1), 100 // bottom
    wrong = [
        TOP_AS_PERCENT(percentage(top)),
        ONE_PIECE(percentage(each)),
        BOTTOM_AS_PERCENT(percentage(bottom)),
        THE_REST(percentage(100 - top * each)),
    ]
    if bottom < 10:
        wrong.insert(0, JOINS_DIGITS(percentage(10 * top + bottom)))
    return Question(
        stem=say(N_("Which percentage is {fraction}?"), fraction=Frac(top, bottom)),
        key=percentage(top * each),
        wrong=wrong,
        because=say(
            N_("The whole is 100%. One of {bottom} pieces is 100% ÷ {bottom} = {each}%, and {top} × {each}% = {key}%."),
            bottom=bottom, each=each, top=top, key=top * each,
        ),
    )  # fmt: skip


@item("5.3.decimal-as-percent", difficulty=2, variety=200)
def decimal_as_percent(pick: Pick) -> Question:
    """Write a decimal as a percentage."""
    digits, places = pick.between(1, 199), pick.one_of((1, 2, 3))
    number = Decimal(digits).scaleb(-places)
    pick.need(digits % 10 != 0 and Decimal("0.01") <= number < 3)
    return Question(
        stem=say(N_("Which percentage is {number}?"), number=number),
        key=percentage(number.scaleb(2)),
        wrong=[
            DROPS_POINT(percentage(digits)),
            ONE_PLACE(percentage(number.scaleb(1))),
            ADDS_SIGN(percentage(number)),
            THREE_PLACES(percentage(number.scaleb(3))),
        ],
        because=say(
            N_("1 is the same as 100%. So multiply by 100: {number} × 100 = {key}."),
            number=number, key=number.scaleb(2),
        ),
    )  # fmt: skip


@item("5.3.what-percent", difficulty=2, variety=250)
def what_percent(pick: Pick) -> Question:
    """Find what percentage one number is of another."""
    whole = pick.one_of((20, 25, 40, 50, 80))
    part = pick.between(2, whole - 2)
    key = part * 100 // whole
    pick.need(part * 100 % whole == 0)
    return Question(
        stem=say(pick.one_of(SHARES), part=part, whole=whole),
        key=percentage(key),
        wrong=[
            TOP_AS_PERCENT(percentage(part)),
            THE_REST(percentage(100 - key)),
            SUBTRACTS_PART(percentage(whole - part)),
            PERCENT_OF_WHOLE(percentage(Decimal(part * whole) / 100)),
        ],
        because=say(
            N_("{part} of {whole} is the fraction {fraction}. Of 100 it would be {key}, so it is {key}%."),
            part=part, whole=whole, fraction=Frac(part, whole), key=key,
        ),
    )  # fmt: skip


@item("5.3.discount", difficulty=2, variety=150)
def discount(pick: Pick) -> Question:
    """Find the new price after a discount."""
    price, percent = pick.between(20, 400, 20), pick.one_of((5, 10, 15, 20, 25, 30, 40, 60, 75))
    less = price * percent // 100
    pick.need(percent < price)
    return Question(
        stem=say(
            N_("A bike costs {price} coins. Today it is {percent}% off. How many coins does it cost today?"),
            price=price, percent=percent,
        ),
        key=price - less,
        wrong=[
            ONLY_REDUCTION(less),
            SUBTRACTS_NUMBERS(price - percent),
            ADDS_REDUCTION(price + less),
        ],
        because=say(
            N_("{percent}% of {price} is {less}. The price falls by that: {price} − {less} = {key}."),
            percent=percent, price=price, less=less, key=price - less,
        ),
    )  # fmt: skip


@item("5.3.whole-from-part", difficulty=3, variety=200)
def whole_from_part(pick: Pick) -> Question:
    """Find the whole from a part and its percentage."""
    percent, whole = pick.one_of((5, 10, 20, 25, 30, 40, 60, 75, 80)), pick.between(20, 600, 20)
    part = whole * percent // 100
    pick.need(part * percent % 10 == 0 and part >= 5)
    return Question(
        stem=say(pick.one_of(WHOLES), percent=percent, part=part),
        key=whole,
        wrong=[
            PERCENT_OF_PART(Decimal(part * percent) / 100),
            GROWS_PART(part + Decimal(part * (100 - percent)) / 100),
            ADDS_MISSING(part + 100 - percent),
        ],
        because=say(
            N_("{percent}% is {part}, so 1% is {part} ÷ {percent} = {one}. The whole is 100 × {one} = {whole}."),
            percent=percent, part=part, one=Decimal(part) / percent, whole=whole,
        ),
    )  # fmt: skip
