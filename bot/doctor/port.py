"""The port: whether it is free for /health, /metrics and the webhook, or a Marbles answers there already."""

import socket

import httpx

from bot.clock import Clock
from bot.doctor.findings import Finding, look, note, ok
from bot.settings import Settings

PATIENCE = 5.0  # seconds


async def port(settings: Settings, _clock: Clock) -> list[Finding]:
    """Try to listen where `run` would; where that is taken, ask who is there."""
    if settings.bot_token is None or settings.port == 0:
        return []
    where = f"{settings.listen}:{settings.port}"
    try:
        socket.create_server((settings.listen, settings.port)).close()
    except OSError as error:
        return [await _taken(settings, where, error)]
    also = ", and the webhook" if settings.webhook_url else ""
    return [ok(f"{where} is free for /health and /metrics{also}.")]


async def _taken(settings: Settings, where: str, error: OSError) -> Finding:
    try:
        async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
            told = (await client.get(f"http://{where}/health")).json()
        if told["well"]:
            return ok(f"A Marbles is running at {where}, and is well.")
        away = " and ".join(what for what in ("store", "scheduler") if not any(v is True for v in told[what].values()))
        return look(f"A Marbles is running at {where}, and is not well: look at its {away}.")
    except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError):
        said = f"{where} cannot be listened on: {str(error.strerror).partition(' (while')[0]}. Set PORT to another one."
        if settings.webhook_url:
            return look(f"{said} `run` stops without it.")
        return note(f"{said} Until then `run` serves without /health and /metrics.")
