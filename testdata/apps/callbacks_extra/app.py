from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, Field, HttpUrl

app = FastAPI(
    title="Invoices", summary="s", terms_of_service="http://t", contact={"name": "c"}, license_info={"name": "MIT"},
    servers=[{"url": "/x"}], separate_input_output_schemas=False, swagger_ui_parameters={"a": 1},
)


class Invoice(BaseModel):
    id: str
    customer: str = Field(description="who", examples=["a"])


callback = APIRouter()


@callback.post("{$callback_url}/invoices/{$request.body.id}")
def notification(body: Invoice):
    pass


@app.post("/invoices/", callbacks=callback.routes)
def create(invoice: Invoice, callback_url: HttpUrl | None = None):
    return {}


@app.webhooks.post("new-invoice")
def hook(body: Invoice):
    pass
