"""A coach's morning: the wall, who is missing, a student's page, notes, a message to the class."""

from sqlalchemy import select

from bot.models import Batch, CoachBatch, EmotionCheckIn, User
from bot.services import accounts
from bot.services.accounts import Choices
from tests.beginnings import beginning
from tests.street import NIA, OMAR, Street

ADE = 1002
ABOUT_A_STUDENT = (
    "student:{}", "student_more:{}", "notes:{}", "note_add:{}", "sign_out:{}", "move_student:{}", "shared_words:{}",
    "shared_page:{}:0", "notes_page:{}:0", "invite_again:{}",
)  # fmt: skip


@beginning
async def class_has_joined(street: Street) -> dict[str, str]:
    """Let Nia and Omar be in, without going the whole way; return everybody's id by name."""
    await street.class_is_invited()
    for name, telegram_id, person in (("Nia", NIA, street.nia), ("Omar", OMAR, street.omar)):
        async with street.database.transaction() as unit:
            user = (await unit.session.scalars(select(User).where(User.display_name == name))).one()
            await accounts.sign_in(unit, telegram_id, user)
            chosen = await accounts.choose(unit, user, Choices("UTC", write_at="after_school"))
            chosen.quiet_from = chosen.quiet_to = 0
        person.says("/today")
        await street.settle()
    return {one.display_name: one.id for one in await street.read(User)}


async def coach_presses(street: Street, *labels: str) -> str:
    for label in labels:
        street.lena.presses(label)
        await street.settle()
    return street.lena.screen.text


async def says(street: Street, text: str) -> str:
    street.lena.says(text)
    await street.settle()
    return street.lena.screen.text


async def test_a_student_is_found_by_a_part_of_the_name_in_any_spelling(street: Street) -> None:
    await class_has_joined(street)
    assert "Found with “NÍ”" in await says(street, "/students NÍ")
    assert "The last seven days" in await coach_presses(street, "Nia · 2156")
    await coach_presses(street, "Students", "Find")
    await says(street, "xyz")
    assert "I found nobody with “xyz”." in street.lena.screen.text


async def test_a_private_journal_stays_private_and_a_shared_one_is_shown(street: Street) -> None:
    ids = await class_has_joined(street)
    for label in ("Happy", "Joyful", "Done"):
        street.nia.presses(label)
        await street.settle()
    street.nia.says("secret frogs")
    await street.settle()
    street.lena.presses_data(f"a:shared_words:{ids['Nia']}", street.lena.screen)
    await street.settle()
    assert not any("secret frogs" in text for text in street.lena.reads())
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(EmotionCheckIn))).one().shared = True
    street.lena.presses_data(f"a:shared_words:{ids['Nia']}", street.lena.screen)
    await street.settle()
    assert "secret frogs" in street.lena.screen.text


async def test_a_coach_of_another_class_reaches_no_student_by_id(street: Street) -> None:
    ids = await class_has_joined(street)
    ade = street.world.person("Ade", id=ADE)
    async with street.database.transaction() as unit:
        coach = await accounts.add_user(unit, "Ade", "admin")
        await accounts.sign_in(unit, ADE, coach)
        await accounts.choose(unit, coach, Choices("UTC"))
        other = Batch(name="2157", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=other.id))
    for data in ABOUT_A_STUDENT:
        ade.says("/students")
        street.nia.says("/help")
        await street.settle()
        assert "Nobody is on the roster" in ade.screen.text, data
        assert "for coaches" not in street.nia.screen.text, data
        ade.presses_data("a:" + data.format(ids["Nia"]), ade.screen)
        street.nia.presses_data("a:" + data.format(ids["Omar"]), street.nia.screen)
        await street.settle()
        assert "I can't find that student" in ade.screen.text, data
        assert "for coaches" in street.nia.screen.text, data
