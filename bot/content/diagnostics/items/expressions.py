"""Sub-module 6.1: expressions."""

from bot.content.diagnostics.algebra import LETTERS, bracket, linear, terms
from bot.content.diagnostics.item import Misconception, Pick, Question, item
from bot.content.texts import N_, say

JOINS_DIGITS = Misconception(
    "expression-joins-digits",
    N_("puts a number beside another instead of multiplying"),
    N_("Maybe you wrote the two numbers side by side. A number before a letter means times: 3x is 3 times x."),
    "6.1",
)
ADDS_TO_LETTER = Misconception(
    "expression-adds-to-letter",
    N_("reads 3x as 3 + x"),
    N_("Maybe you added the number before the letter. There is a hidden × between them: 3x is 3 × x."),
    "6.1",
)
ADDS_FIRST = Misconception(
    "expression-adds-first",
    N_("adds or subtracts before multiplying"),
    N_("Maybe you added first. Times goes before plus and minus when there is no bracket."),
    "6.1",
)
DROPS_LETTER = Misconception(
    "expression-drops-letter",
    N_("leaves the letter out"),
    N_("Maybe you left the letter out. It stands for a number, so put that number in its place."),
    "6.1",
)
JOINS_UNLIKE = Misconception(
    "expression-joins-unlike",
    N_("adds terms that are not alike"),
    N_("Maybe you put everything into one term. Only terms with the same letters can be added."),
    "6.1",
)
SQUARES = Misconception(
    "expression-squares",
    N_("makes x + x into x²"),
    N_("Maybe you made a square. Adding counts how many x there are; only x times x is x²."),
    "6.1",
)
LOSES_MINUS = Misconception(
    "expression-loses-minus",
    N_("loses the minus before a term"),
    N_("Maybe you left the minus behind. The sign before a term belongs to it."),
    "6.1",
)
MULTIPLIES_TERMS = Misconception(
    "expression-multiplies-terms",
    N_("multiplies numbers of like terms where they are added"),
    N_("Maybe you multiplied the numbers before the letters. Plus counts them together: 2x + 3x is 5x."),
    "6.1",
)
FIRST_ONLY = Misconception(
    "expression-first-only",
    N_("multiplies only the first term in a bracket"),
    N_("Maybe you multiplied the first term only. The number before a bracket multiplies everything inside."),
    "6.1",
)
LAST_ONLY = Misconception(
    "expression-last-only",
    N_("multiplies only the number in a bracket"),
    N_("Maybe you multiplied the number inside only. The letter inside is multiplied too."),
    "6.1",
)
ADDS_TO_BRACKET = Misconception(
    "expression-adds-to-bracket",
    N_("adds the number before a bracket"),
    N_("Maybe you added the number before the bracket. There is a hidden × between them."),
    "6.1",
)
AS_IT_READS = Misconception(
    "expression-as-it-reads",
    N_("writes “less than” in the order of the words"),
    N_("Maybe you wrote it in the order of the words. “5 less than” starts from something and takes 5 away."),
    "6.1",
)
LESS_IN_BRACKET = Misconception(
    "expression-less-in-bracket",
    N_("takes away before multiplying"),
    N_("Maybe you took away first. Look what is made less: the number itself, or the number multiplied."),
    "6.1",
)
LESS_AS_MORE = Misconception(
    "expression-less-as-more",
    N_("adds for “less than”"),
    N_("Maybe you added. “Less than” makes the number smaller, so something is taken away."),
    "6.1",
)
SWAPS_ROLES = Misconception(
    "expression-swaps-roles",
    N_("multiplies the fixed amount instead of the one that repeats"),
    N_("Maybe you swapped the two prices. Look which one is paid once, and which one again and again."),
    "6.1",
)
REPEATS_FIXED = Misconception(
    "expression-repeats-fixed",
    N_("lets the fixed amount repeat too"),
    N_("Maybe you counted the fixed price each time. It is paid once only."),
    "6.1",
)
MULTIPLIES_BOTH = Misconception(
    "expression-multiplies-both",
    N_("multiplies the fixed amount by the one that repeats"),
    N_("Maybe you put both into the bracket. Only the price that repeats is multiplied, then the other one is added."),
    "6.1",
)
HALF_WAY_ROUND = Misconception(
    "expression-half-way-round",
    N_("adds two sides of a rectangle only"),
    N_("Maybe you added two sides only. Going all the way round, you pass four sides."),
    "6.1",
)
AREA = Misconception(
    "expression-area-for-perimeter",
    N_("gives the area for the perimeter"),
    N_("Maybe you multiplied length and width. The perimeter is the way round, so the sides are added."),
    "6.1",
)

RIDES = (
    N_("A taxi costs {once} coins at the start and {each} coins for each km. What do {letter} km cost, in coins?"),
    N_("A club costs {once} coins to join and {each} coins a month. What do {letter} months cost, in coins?"),
    N_("A boat costs {once} coins to rent and {each} coins an hour more. What do {letter} hours cost, in coins?"),
)


@item("6.1.value", difficulty=1, variety=5000)
def value(pick: Pick) -> Question:
    """Find the value of an expression when the letter is a number."""
    letter, times, number = pick.one_of(LETTERS), pick.between(2, 9), pick.between(2, 9)
    more = pick.between(-9, 9)
    pick.need(more != 0 and times + more > 0 and number + more > 0)
    return Question(
        stem=say(
            N_("What is the value of {expression} when {letter} = {number}?"),
            expression=linear(times, letter, more), letter=letter, number=number,
        ),
        key=times * number + more,
        wrong=[
            JOINS_DIGITS(10 * times + number + more),
            ADDS_TO_LETTER(times + number + more),
            ADDS_FIRST(times * (number + more)),
            DROPS_LETTER(times + more),
        ],
        because=say(
            N_("{times}{letter} means {times} × {letter}, and that is {times} × {number} = {product}. "
               "So the value is {sum} = {key}."),
            times=times, letter=letter, number=number, product=times * number,
            sum=terms((times * number, ""), (more, "")), key=times * number + more,
        ),
    )  # fmt: skip


@item("6.1.like-terms", difficulty=2, variety=5000)
def like_terms(pick: Pick) -> Question:
    """Collect like terms of two kinds."""
    x, y = sorted(pick.some(LETTERS, 2))
    a, b, c, d = (pick.between(2, 9) for _ in range(4))
    pick.need(b > d)
    return Question(
        stem=say(
            N_("Which expression is the same as {expression}?"),
            expression=terms((a, x), (b, y), (c, x), (-d, y)),
        ),
        key=terms((a + c, x), (b - d, y)),
        wrong=[
            JOINS_UNLIKE(terms((a + b + c - d, x + y))),
            LOSES_MINUS(terms((a + c, x), (b + d, y))),
            SQUARES(terms((a + c, x + "²"), (b - d, y + "²"))),
            MULTIPLIES_TERMS(terms((a * c, x), (b - d, y))),
        ],
        because=say(
            N_("Only like terms go together: {a} + {c} = {xs} of {x}, and {b} − {d} = {ys} of {y}."),
            a=a, c=c, xs=a + c, x=x, b=b, d=d, ys=b - d, y=y,
        ),
    )  # fmt: skip


@item("6.1.expand", difficulty=2, variety=3500)
def expand(pick: Pick) -> Question:
    """Expand a bracket."""
    letter, outside, inside = pick.one_of(LETTERS), pick.between(2, 9), pick.between(1, 5)
    number = pick.between(-9, 9)
    pick.need(number != 0 and inside + number > 0)
    key = linear(outside * inside, letter, outside * number)
    return Question(
        stem=say(
            N_("Which expression is the same as {expression}?"),
            expression=bracket(outside, linear(inside, letter, number)),
        ),
        key=key,
        wrong=[
            FIRST_ONLY(linear(outside * inside, letter, number)),
            LAST_ONLY(linear(inside, letter, outside * number)),
            ADDS_TO_BRACKET(linear(inside, letter, outside + number)),
            JOINS_UNLIKE(terms((outside * (inside + number), letter))),
        ],
        because=say(
            N_("The {outside} multiplies both terms: {outside} × {first} = {one} and {outside} × {size} = {two}. "
               "So it is {key}."),
            outside=outside, first=terms((inside, letter)), one=terms((outside * inside, letter)), size=abs(number),
            two=outside * abs(number), key=key,
        ),
    )  # fmt: skip


@item("6.1.less-than", difficulty=2, variety=600)
def less_than(pick: Pick) -> Question:
    """Turn words with “less than” into an expression."""
    letter, times, less = pick.one_of(LETTERS), pick.between(2, 9), pick.between(1, 12)
    return Question(
        stem=say(
            N_("Which expression means “{less} less than {times} times {letter}”?"),
            less=less, times=times, letter=letter,
        ),
        key=linear(times, letter, -less),
        wrong=[
            AS_IT_READS(terms((less, ""), (-times, letter))),
            LESS_IN_BRACKET(bracket(times, linear(1, letter, -less))),
            LESS_AS_MORE(linear(times, letter, less)),
            ADDS_TO_LETTER(terms((times, ""), (1, letter), (-less, ""))),
        ],
        because=say(
            N_("Start with {times} times {letter}, which is {product}. “{less} less” takes {less} away: {key}."),
            times=times, letter=letter, product=terms((times, letter)), less=less, key=linear(times, letter, -less),
        ),
    )  # fmt: skip


@item("6.1.story", difficulty=2, variety=3000)
def story(pick: Pick) -> Question:
    """Turn a fixed and a repeated price into an expression."""
    letter, once, each = pick.one_of(("n", "x", "y")), pick.between(2, 30), pick.between(2, 15)
    pick.need(once != each)
    return Question(
        stem=say(pick.one_of(RIDES), once=once, each=each, letter=letter),
        key=linear(each, letter, once),
        wrong=[
            SWAPS_ROLES(linear(once, letter, each)),
            REPEATS_FIXED(terms((once + each, letter))),
            MULTIPLIES_BOTH(bracket(each, linear(1, letter, once))),
            ADDS_TO_LETTER(linear(1, letter, once + each)),
        ],
        because=say(
            N_("{once} is paid once. {each} is paid {letter} times, and that is {product}. Together: {key}."),
            once=once, each=each, letter=letter, product=terms((each, letter)), key=linear(each, letter, once),
        ),
    )  # fmt: skip


@item("6.1.perimeter", difficulty=3, variety=3000)
def perimeter(pick: Pick) -> Question:
    """Find the perimeter of a rectangle as an expression."""
    letter, times, more, width = pick.one_of(LETTERS), pick.between(1, 6), pick.between(1, 9), pick.between(2, 12)
    key = linear(2 * times, letter, 2 * (more + width))
    return Question(
        stem=say(
            N_("A rectangle is ({length}) cm long and {width} cm wide. Which expression is its perimeter in cm?"),
            length=linear(times, letter, more), width=width,
        ),
        key=key,
        wrong=[
            HALF_WAY_ROUND(linear(times, letter, more + width)),
            AREA(linear(times * width, letter, more * width)),
            FIRST_ONLY(linear(2 * times, letter, more + width)),
            JOINS_UNLIKE(terms((2 * (times + more + width), letter))),
        ],
        because=say(
            N_("Length and width together are {half}. All the way round it is twice that: {key}."),
            half=linear(times, letter, more + width), key=key,
        ),
    )  # fmt: skip
