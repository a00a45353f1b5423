"""Words for coming in and for leaving."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.views.view import Option, Prompt, View, act
from bot.views.words import _, bold, html, lines, listed


def is_it_you(name: str, coach: str) -> Prompt:
    """The invite says for whom it is; Telegram's own name is never used."""
    text = html(
        _("Hello! I'm Marbles, your class's helper. Your coach {coach} sent this invite for {name}. Is that you?"),
        coach=coach, name=bold(name),
    ) if coach else html(
        _("Hello! I'm Marbles. This invite is for {name}. Is that you?"), name=bold(name)
    )  # fmt: skip
    yes = html(_("Yes, I'm {name}"), name=name).unescape()
    return Prompt(text, ((Option("yes", yes),), (Option("no", _("No, that's not me")),)))


def your_name(role: str) -> Prompt:
    """A coach has no invite, and a class's invite has no name on it."""
    if role == "student":
        return Prompt(html(_("Hello! I'm Marbles, your class's helper. What is your first name?")))
    return Prompt(html(_("Hello, coach! I'm Marbles. What shall your students call you?")))


def whose_phone(name: str) -> Prompt:
    """A family phone shows names, and is kept tidier."""
    return Prompt(
        html(_("Hi {name}! Whose phone is this?"), name=name),
        ((Option("mine", _("Mine")), Option("family", _("My family's"))),),
    )


def same_time(now: datetime, zone: str, *, family: bool) -> Prompt:
    """A child knows what the clock says, not what a time zone is."""
    told = html(_("Good to know. People at home can read this chat, so I'll put your name on top.")) if family else None
    return Prompt(lines(told, html(_("Is it {clock} where you are?"), clock=_clock(now, zone))), _yes_no())


def same_time_there(now: datetime, zone: str) -> Prompt:
    """Whether the city that was found is the one that was meant."""
    return Prompt(html(_("So it's {clock} where you are?"), clock=_clock(now, zone)), _yes_no())


def _clock(now: datetime, zone: str) -> str:
    return now.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def _yes_no() -> tuple[tuple[Option, ...], ...]:
    return ((Option("yes", _("Yes")), Option("no", _("No"))),)


def which_city() -> Prompt:
    """Only asked after a No."""
    return Prompt(html(_("Which big city is near you? It tells me your time.")))


def when_to_write() -> Prompt:
    """Nothing is sent before this is answered."""
    return Prompt(
        html(_("When may I write to you? I'm quiet from 20:00 to 07:00.")),
        (
            (Option("after_school", _("After school")), Option("morning", _("In the morning"))),
            (Option("never", _("Please don't")),),
        ),
    )


def who_sees_what(coaches: list[str], *, shares: bool) -> Prompt:
    """The last thing before the start: the truth about who reads what; `shares` is the rule of the class."""
    who = listed(coaches) if coaches else _("Your coach")
    said = _(
        "{who} can see how you feel. In this class, coaches read what you write about it, too.\n"
        "That's all. Shall we start?"
    ) if shares else _(
        "{who} can see how you feel. What you write about it stays yours.\n"
        "That's all. Shall we start?"
    )  # fmt: skip
    return Prompt(html(said, who=who), ((Option("start", _("Start")),),))


def kept_closed(back: str) -> Prompt:
    """Somebody else opened the link, or the wrong button was pressed."""
    return Prompt(
        html(_("Then I'll keep this closed. Your coach can give you your own invite.")),
        ((Option(back, _("Oops, that is me")),),),
    )


def welcome(name: str) -> View:
    """In."""
    return View(html(_("You're in, {name}. Nice to have you here."), name=name))


def hello_stranger() -> View:
    """`/start` without an invite."""
    return View(
        html(
            _("Hello! I'm Marbles, a helper for a class. To come in you need an invite.\n"
              "Please open the link that your coach gave you, or send me the code.")
        )
    )  # fmt: skip


def who_speaks(people: list[tuple[str, str]], speaking: str) -> View:
    """`/switch`: everybody who shares this account."""
    text = html(_("{name} is speaking now. Who would like to?"), name=bold(speaking))
    rows = tuple((act(name, "switch_to", user_id),) for user_id, name in people)
    return View(text, (*rows, (act(_("Today"), "today"),)))


def switched(name: str) -> View:
    """Somebody else of the same phone."""
    return View(html(_("Hi {name}! From now on I listen to you."), name=bold(name)), ((act(_("Today"), "today"),),))


def asking_to_leave(name: str) -> View:
    """`/logout` asks first: a way back costs a new invite."""
    return View(
        html(_("Shall I stop writing here, {name}? To come back you'll need a new invite from your coach."), name=name),
        ((act(_("Yes, log me out"), "logout"), act(_("No, stay"), "today")),),
    )


def goodbye() -> View:
    """Out; what was said is kept."""
    return View(html(_("Bye for now. Nothing more is sent here, and all you did is kept.")))
