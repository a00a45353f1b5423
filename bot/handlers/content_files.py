"""Files with content that coaches send: asked for, or sent while the curriculum is on the screen."""

from sqlalchemy import select

from bot.conversations import content_files as flow
from bot.conversations.given import Sent
from bot.handlers import curriculum
from bot.handlers.register import COACHES, Action, Command
from bot.handlers.request import Request
from bot.models import OutboxRow
from bot.services.content_files import SHEETS, YAML


async def ask(request: Request) -> None:
    """`/import_curriculum`: ask for a file."""
    request.who.coach()
    await request.runner.drop(request.unit, request.who, flow.NAME)
    await request.start(flow.NAME, {})


async def is_meant(request: Request, file: Sent) -> bool:
    """Whether a file that nobody asked for has content: YAML always, a sheet while the curriculum is on the screen."""
    name = file.name.lower()
    if name.endswith(YAML):
        return True
    if not name.endswith(SHEETS):
        return False
    shown = select(OutboxRow.slot).where(OutboxRow.chat_id == request.who.chat.id).order_by(OutboxRow.id.desc())
    return (await request.unit.session.scalars(shown.limit(1))).first() == curriculum.SLOT


async def take_file(request: Request, file: Sent) -> None:
    """Read a file that nobody asked for, and show what it would do."""
    request.who.coach()
    await request.runner.drop(request.unit, request.who, flow.NAME)
    await request.start(flow.NAME, {"file": {"id": file.id, "name": file.name, "size": file.size}})


COMMANDS = {
    "import_curriculum": Command(ask),
}

ACTIONS = {
    "import_content": Action(ask, COACHES),
}
