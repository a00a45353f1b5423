"""Which address answers what."""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import Route

from bot.db import Database
from bot.settings import Settings
from bot.transport.ingest import Ingest
from bot.web.health import Pulse, health
from bot.web.metrics import metrics
from bot.web.webhook import door


def site(settings: Settings, database: Database, ingest: Ingest, ticked: Pulse) -> Starlette:
    """Return the application: health and metrics always, the webhook at its own path where there is one."""
    routes = [
        Route("/health", health(database, ticked, lambda: ingest.heard_at)),
        Route("/metrics", metrics(database)),
    ]
    if settings.webhook_url and settings.webhook_secret:
        path = urlsplit(settings.webhook_url).path or "/"
        routes.append(Route(path, door(ingest, settings.webhook_secret.get_secret_value()), methods=["POST"]))
    return Starlette(routes=routes)
