from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse, Response


class Xml(Response):
    media_type = "application/xml"


class Api(FastAPI):
    def __init__(self, **kwargs):
        super().__init__(title="Sub", **kwargs)
        self.add_api_route("/ping", self.ping)

    def ping(self):
        return "pong"


class Versioned(APIRouter):
    def __init__(self, version: int):
        super().__init__(prefix=f"/v{version}")


app = Api(default_response_class=JSONResponse)
router = Versioned(2)


@router.get("/x", response_class=Xml)
def x():
    return "<a/>"


app.include_router(router)
