"""The chat page: one screen per person, kept fresh by server-sent events."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from playground.acts import ACTS, Act, travel
from playground.acts.finding import find
from playground.files import File
from playground.pictures import look_at
from playground.snapshot import snapshot
from playground.world import World

STATIC = Path(__file__).parent / "static"
# Nothing but our own files, and a picture about to be sent, may load or run, whatever a message contains.
POLICY = {"content-security-policy": "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'none'"}
_AS_IT_IS = {"x-content-type-options": "nosniff"}


def routes(world: World) -> list[BaseRoute]:
    async def index(_: Request) -> Response:
        return FileResponse(STATIC / "index.html", headers=POLICY)

    async def events(_: Request) -> Response:
        return StreamingResponse(_versions(world), media_type="text/event-stream")

    async def state(request: Request) -> Response:
        if not world.people:
            return JSONResponse({"error": "nobody is here"}, status_code=404)
        asked = {"person": next(iter(world.people)), **request.query_params}
        try:
            return JSONResponse(snapshot(world, *find(world, asked)))
        except (LookupError, ValueError):
            return JSONResponse({"error": "no such person or chat"}, status_code=404)

    async def act(request: Request) -> Response:
        found = ACTS.get(request.path_params["act"])
        return await _done(world, found, request) if found else JSONResponse({"error": "nobody can do that"}, 404)

    async def clock(request: Request) -> Response:
        return await _done(world, travel, request)

    async def file(request: Request) -> Response:
        found = world.files.by_id.get(request.path_params["file_id"])
        if found is None:
            return Response(status_code=404)
        return _picture(found) or _download(found)

    return [
        Route("/", index),
        Route("/events", events),
        Route("/world/state", state),
        Route("/world/file/{file_id}", file),
        Route("/world/{act}", act, methods=["POST"]),
        Route("/clock", clock, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def _done(world: World, act: Act, request: Request) -> Response:
    # A form on another site cannot send this type without asking first.
    if request.headers.get("content-type") != "application/json":
        return JSONResponse({"error": "JSON expected"}, status_code=415)
    try:
        body = await request.json()
        if not isinstance(body, dict):
            raise ValueError("an object is expected")
        return JSONResponse(await act(world, body))
    except (LookupError, ValueError, RuntimeError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)


def _picture(file: File) -> Response | None:
    """A file that can be looked at here; anything else might bring a script along."""
    picture = look_at(file.data)
    return Response(file.data, media_type=picture.mime_type, headers=_AS_IT_IS) if picture else None


def _download(file: File) -> Response:
    kept_as = f"attachment; filename*=UTF-8''{quote(file.name)}"
    headers = _AS_IT_IS | {"content-disposition": kept_as}
    return Response(file.data, media_type="application/octet-stream", headers=headers)


async def _versions(world: World) -> AsyncIterator[str]:
    while True:
        yield f"data: {world.version}\n\n"
        await world.on_change(world.version)
