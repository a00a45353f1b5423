"""The Bot API over HTTP: reads a request, meets the faults ordered, calls the method, writes the answer."""

import asyncio
import inspect
import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.arguments import Arguments
from playground.faults import Fault
from playground.methods import BY_LOWER_NAME, Method
from playground.refusals import Refused, bad_request
from playground.uploads import Upload
from playground.world import Call, World

# Marks an answer that must never arrive; whoever carries it breaks the connection instead.
LOST = "x-lost"
LARGEST_UPLOAD = 50 * 1024 * 1024
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head></html>"


def routes(world: World) -> list[Route]:
    async def call(request: Request) -> Response:
        return await _answer(world, request)

    async def download(request: Request) -> Response:
        file = world.files.by_path.get(request.path_params["path"])
        if request.path_params["token"] != world.token or file is None:
            return _refusal(Refused(404, "Not Found"))
        return Response(file.data)

    return [
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
    ]


async def _answer(world: World, request: Request) -> Response:
    if request.path_params["token"] != world.token:
        return _refusal(Refused(401, "Unauthorized"))
    found = BY_LOWER_NAME.get(request.path_params["method"].lower())
    if found is None:
        return _refusal(Refused(404, "Not Found: method not found"))
    try:
        arguments = Arguments(await _read(request))
    except Refused as refused:
        return _refusal(refused)
    name, method = found
    fault = world.faults.take(name, arguments.text("chat_id"))
    if fault and (fault.kind in ("drop_before", "502") or fault.refusal):
        return _refused_by_fault(world, name, arguments, fault)
    if fault and fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    answer = await _run(world, name, method, arguments)
    return _lost("after") if fault and fault.kind == "drop_after" else answer


async def _run(world: World, name: str, method: Method, arguments: Arguments) -> Response:
    try:
        result = method(world, arguments)
        result = await result if inspect.isawaitable(result) else result
    except Refused as refused:
        world.calls.append(Call(name, arguments.raw, refused))
        return _refusal(refused)
    world.calls.append(Call(name, arguments.raw, result))
    return JSONResponse({"ok": True, "result": result})


def _refused_by_fault(world: World, name: str, arguments: Arguments, fault: Fault) -> Response:
    if fault.refusal:
        world.calls.append(Call(name, arguments.raw, fault.refusal))
        return _refusal(fault.refusal)
    return _lost("before") if fault.kind == "drop_before" else Response(BAD_GATEWAY, 502, media_type="text/html")


async def _read(request: Request) -> dict[str, Any]:
    """Arguments from the query string and the body; the body wins."""
    arguments: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad_request("can't parse request: can't parse JSON object") from None
        return arguments | body if isinstance(body, dict) else arguments
    async with request.form() as form:
        for name, value in form.items():
            if isinstance(value, str):
                arguments[name] = value
            else:
                arguments[name] = await _upload(name, value)
    return arguments


async def _upload(field: str, given: UploadFile) -> Upload:
    if (given.size or 0) > LARGEST_UPLOAD:
        raise Refused(413, "Request Entity Too Large")
    return Upload(given.filename or field, await given.read())


def _refusal(refused: Refused) -> JSONResponse:
    return JSONResponse(refused.as_json(), status_code=refused.code)


def _lost(when: str) -> Response:
    return Response(status_code=504, headers={LOST: when})
