"""What is easily got wrong when Python becomes a program without Python."""

from fastapi import FastAPI

from . import class_hooks, class_decorators, metaclasses, class_state, generics, loop_calls, schemas, json_encoders, encoder_kinds, dependency_cache

app = FastAPI()
for module in (class_hooks, class_decorators, metaclasses, class_state, generics, loop_calls, schemas, json_encoders, encoder_kinds, dependency_cache):
    app.include_router(module.router)
