package diag

// Codes of Pydantic: constructs that validate in Pydantic and are not compiled.
const (
	// CustomCoreSchema is a type or annotation that builds its own core schema.
	CustomCoreSchema Code = "CV5101"
	// UnsupportedType is a type that has no schema in the compiled service.
	UnsupportedType Code = "CV5102"
	// UnsupportedConstraint is a constraint on a type that does not take it.
	UnsupportedConstraint Code = "CV5103"
	// RootValidatorAfter is a v1 root validator that runs after validation.
	RootValidatorAfter Code = "CV5105"
	// DataclassValidator is a model validator or serializer on a dataclass.
	DataclassValidator Code = "CV5106"
	// TypeAtStart is an annotation that is only known at start.
	TypeAtStart Code = "CV5107"
	// ValidateCall is the decorator @validate_call.
	ValidateCall Code = "CV5108"
	// PydanticDataclass is a dataclass of pydantic.dataclasses.
	PydanticDataclass Code = "CV5109"
)

func init() {
	register([]Row{
		{Code: CustomCoreSchema, Summary: "a class builds its own validation schema", Explanation: "A type or an annotation has __get_pydantic_core_schema__, __get_pydantic_json_schema__ or __get_validators__. " +
			"Such methods make pydantic-core schemas in Python, which the compiled service does not have. BeforeValidator, AfterValidator, PlainValidator and WrapValidator in Annotated say the same and are compiled.",
			Bad:  "from pydantic import BaseModel\nfrom pydantic_core import core_schema\nclass Code(str):\n    @classmethod\n    def __get_pydantic_core_schema__(cls, source, handler):\n        return core_schema.str_schema()\nclass M(BaseModel):\n    code: Code\n",
			Good: "from typing import Annotated\nfrom pydantic import AfterValidator, BaseModel\ndef check(v: str) -> str:\n    return v.upper()\nclass M(BaseModel):\n    code: Annotated[str, AfterValidator(check)]\n"},
		{Code: UnsupportedType, Summary: "a type that is not compiled yet", Explanation: "Pydantic validates this type, the compiled service does not yet. The hint names the nearest type that works.",
			Bad: "from pydantic import BaseModel, ByteSize\nclass M(BaseModel):\n    size: ByteSize\n", Good: "from pydantic import BaseModel\nclass M(BaseModel):\n    size: int\n"},
		{Code: UnsupportedConstraint, Summary: "a constraint that is not compiled on this type", Explanation: "The constraint works in Pydantic by a check in Python behind the type's own validation. " +
			"Write the check as a field_validator."},
		{Code: RootValidatorAfter, Summary: "a Pydantic 1 root validator behind validation", Explanation: "@root_validator(skip_on_failure=True) gets a dict of the validated values. @model_validator(mode='after') gets the model itself and is compiled.",
			Bad:  "from pydantic import BaseModel, root_validator\nclass M(BaseModel):\n    a: int\n    @root_validator(skip_on_failure=True)\n    def check(cls, values):\n        return values\n",
			Good: "from pydantic import BaseModel, model_validator\nclass M(BaseModel):\n    a: int\n    @model_validator(mode='after')\n    def check(self):\n        return self\n"},
		{Code: DataclassValidator, Summary: "a model validator or serializer on a dataclass", Explanation: "Validators and serializers of single fields are compiled on dataclasses, those of the whole object are not yet. A BaseModel takes them."},
		{Code: TypeAtStart, Summary: "a type that is only known at start", Explanation: "An annotation names something from a module that covetgen does not know, or a value that depends on the environment. " +
			"What a request looks like must be known at build."},
		{Code: ValidateCall, Summary: "@validate_call is not compiled", Explanation: "Arguments of plain functions are not validated in the compiled service. Take a model as the argument."},
		{Code: PydanticDataclass, Summary: "dataclasses of Pydantic are not compiled yet", Explanation: "A class under pydantic.dataclasses.dataclass validates its arguments whenever it is called. Standard dataclasses are compiled: " +
			"FastAPI validates them in requests and responses all the same.",
			Bad:  "from fastapi import FastAPI\nfrom pydantic.dataclasses import dataclass\n@dataclass\nclass Item:\n    name: str\napp = FastAPI()\n@app.post('/')\ndef f(item: Item):\n    return item\n",
			Good: "from dataclasses import dataclass\nfrom fastapi import FastAPI\n@dataclass\nclass Item:\n    name: str\napp = FastAPI()\n@app.post('/')\ndef f(item: Item):\n    return item\n"},
	})
}
