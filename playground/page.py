"""The chat page: one screen per person, kept fresh by server-sent events."""

from collections.abc import AsyncIterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from playground.acts import ACTS, find
from playground.snapshot import snapshot
from playground.world import World

STATIC = Path(__file__).parent / "static"
# Nothing but our own files may load or run, whatever a message contains.
POLICY = {"content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'none'"}
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}


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
        # A form on another site cannot send this type without asking first.
        if request.headers.get("content-type") != "application/json":
            return JSONResponse({"error": "JSON expected"}, status_code=415)
        try:
            return JSONResponse(await ACTS[request.path_params["act"]](world, await request.json()))
        except (LookupError, ValueError, RuntimeError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    async def file(request: Request) -> Response:
        found = world.files.by_id.get(request.path_params["file_id"])
        if found is None:
            return Response(status_code=404)
        kind = next((kind for start, kind in _PICTURES.items() if found.data.startswith(start)), None)
        headers = {"x-content-type-options": "nosniff"} | ({} if kind else {"content-disposition": "attachment"})
        return Response(found.data, media_type=kind or "application/octet-stream", headers=headers)

    return [
        Route("/", index),
        Route("/events", events),
        Route("/world/state", state),
        Route("/world/file/{file_id}", file),
        Route("/world/{act}", act, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def _versions(world: World) -> AsyncIterator[str]:
    while True:
        yield f"data: {world.version}\n\n"
        await world.on_change(world.version)
